import { reshape, type Rank, type Tensor2D, type Tensor4D } from "../core/tensor";

/** A map [1, height, width, channels] as a matrix of positions: [height · width, channels]. */
export function positionsOf(map: Tensor4D): Tensor2D {
  const [, height, width, channels] = map.shape;
  return reshape<Rank.R2>(map, [height * width, channels]);
}
