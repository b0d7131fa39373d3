import { mean as meanOver, type Tensor1D, type Tensor4D } from "../core/tensor";

/** Each channel's mean over positions: [1, height, width, channels] in a unit u -> [channels] in u. */
export function mean(map: Tensor4D): Tensor1D {
  return meanOver<Tensor1D>(map, [0, 1, 2]);
}
