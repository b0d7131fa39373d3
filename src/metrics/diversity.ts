import { demand } from "../core/demand";
import { labOf } from "../color/lab";
import type { Image } from "../image/image";

/** Samples nearer to each other than this, in L*a*b*, are of one color. */
const INVISIBLE = 1e-6;

/**
 * How different the pictures of one setting are from seed to seed: the mean distance of all pairs, over the distance of
 * two independent samples of the texture. A distance is the root mean square over pixels of the difference in L*a*b*: two
 * pictures that only share their statistics are as far apart as independent ones, and so is a picture from a displaced
 * copy of itself. 0: every seed gave the same picture; 1: as different as independent samples.
 * @param images     of one size
 * @param reference  two independent samples (another crop and the exemplar), of one size; or the exemplar alone, of which
 *                   the distance expected of two samples is √2 times its pixels' standard deviation
 * @returns null for fewer than two pictures, or where the reference has no distance
 */
export function diversity(
  images: readonly Image[],
  reference: readonly [Image] | readonly [Image, Image],
): number | null {
  const [first, second] = reference;
  const unit = second === undefined ? expectedDistance(first) : distance(labOf(first), labOf(second));
  for (const image of images)
    demand(
      image.height === images[0]!.height && image.width === images[0]!.width,
      "diversity",
      `pictures of one size, ${images[0]!.width}×${images[0]!.height}`,
      `${image.width}×${image.height}`,
    );
  if (images.length < 2 || unit < INVISIBLE) return null;
  const labs = images.map(labOf);
  const distances = labs.flatMap((one, i) => labs.slice(i + 1).map((other) => distance(one, other)));
  return distances.reduce((sum, value) => sum + value, 0) / distances.length / unit;
}

function distance(a: Float64Array, b: Float64Array): number {
  demand(a.length === b.length, "diversity", "two samples of one size", `${a.length / 3} and ${b.length / 3} pixels`);
  return Math.sqrt((3 * a.reduce((sum, value, i) => sum + (value - b[i]!) ** 2, 0)) / a.length);
}

function expectedDistance(image: Image): number {
  const values = labOf(image);
  const means = [0, 0, 0];
  values.forEach((value, i) => (means[i % 3]! += (3 * value) / values.length));
  const variance = (3 * values.reduce((sum, value, i) => sum + (value - means[i % 3]!) ** 2, 0)) / values.length;
  return Math.sqrt(2 * variance);
}
