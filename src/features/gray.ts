import { LUMA } from "../color/luma";
import { named } from "../core/named";
import { matMul, reshape, tensor2d, type Rank, type Tensor4D } from "../core/tensor";
import type { FeatureSet } from "./feature-set";

/**
 * The same features of the gray picture (Y, Y, Y), Y being the luma. For filters that follow the picture at once, that is
 * the network with these kernels summed over color and laid on Y (where the mean color was subtracted from Y thrice):
 * no color remains in any map, and none in the gradient, which is a multiple of the luma's weights at every pixel.
 */
export function gray(features: FeatureSet): FeatureSet {
  return {
    ...features,
    identity: { ...features.identity, color: "gray" },
    maps: (image, parameters) => features.maps(grayPicture(image), parameters),
  };
}

/** @param image  [1, height, width, 3]  @returns its luma three times, of that shape */
function grayPicture(image: Tensor4D): Tensor4D {
  const weights = tensor2d(
    LUMA.flatMap((weight) => [weight, weight, weight]),
    [3, 3],
  );
  const flat = reshape<Rank.R2>(image, [-1, 3]);
  return named(reshape<Rank.R4>(matMul(flat, weights), image.shape), "luma");
}
