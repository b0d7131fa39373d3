import { mean as meanOver, reshape, type Rank, type Tensor1D, type Tensor2D, type Tensor4D } from "../core/tensor";

/** A map [1, height, width, channels] as a matrix of positions: [height · width, channels]. */
export function positionsOf(map: Tensor4D): Tensor2D {
  const [, height, width, channels] = map.shape;
  return reshape<Rank.R2>(map, [height * width, channels]);
}

/** Each channel's mean over positions: [1, height, width, channels] in a unit u -> [channels] in u. */
export function mean(map: Tensor4D): Tensor1D {
  return meanOver<Tensor1D>(map, [0, 1, 2]);
}
