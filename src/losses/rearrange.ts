import { demand } from "../core/demand";
import {
  add,
  customGrad,
  reshape,
  scatterND,
  tensor,
  topk,
  type Rank,
  type Tensor,
  type Tensor2D,
  zerosLike,
} from "../core/tensor";

/**
 * Each row's targets in the order of its projections: where the largest projection stands comes the largest target,
 * and so on down. Mean((p − r)²) is then the squared one-dimensional optimal-transport distance of each row.
 * @param projections    [rows, positions], in any unit
 * @param sortedTargets  [rows, positions], each row largest first, as `topk` returns it
 * @returns              [rows, positions], in the targets' unit; a constant in the gradient, by both arguments
 *
 * Of equal projections, the one at the earlier position gets the larger target (every engine sorts stably).
 */
export function rearranged(projections: Tensor2D, sortedTargets: Tensor2D): Tensor2D {
  const [rows, positions] = projections.shape;
  demand(
    sortedTargets.shape[0] === rows && sortedTargets.shape[1] === positions,
    "rearranged",
    `sorted targets of the projections' shape, [${rows}, ${positions}]`,
    sortedTargets.shape,
  );
  const starts = Int32Array.from({ length: rows }, (_, row) => row * positions);
  return customGrad((given) => {
    const order = topk(given as Tensor, positions).indices;
    const places = reshape<Rank.R2>(add(order, tensor(starts, [rows, 1], "int32")), [-1, 1]);
    const scattered = scatterND(places, reshape(sortedTargets, [-1]), [rows * positions]);
    return { value: reshape<Rank.R2>(scattered, [rows, positions]), gradFunc: (dy: Tensor) => zerosLike(dy) };
  })(projections) as Tensor2D;
}
