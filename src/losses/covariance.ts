import { sub, type Tensor3D, type Tensor4D } from "../core/tensor";
import { gram } from "./gram";
import { mean } from "./mean";

/**
 * Covariance of the channels over positions, C = F Fᵀ/M − μ μᵀ, divided by M (biased): it describes this map, not a
 * population. Taken as the Gram matrix of F − μ, which loses no digits where μ is large.
 * @param map  [1, height, width, channels], in any unit u   @returns [1, channels, channels] in u²; symmetric
 */
export function covariance(map: Tensor4D): Tensor3D {
  return gram(sub(map, mean(map)));
}
