import type { NdArray, NdArrays } from "../core/ndarray";
import type { Tensors } from "../core/program";
import type { Random } from "../core/random";
import type { Tensor, Tensor4D } from "../core/tensor";
import type { Shape4D } from "../features/feature-set";

export interface Shapes {
  readonly exemplar: Shape4D;
  readonly output: Shape4D;
}

/**
 * Compares a candidate's feature map with an exemplar's. Differentiable; ≥ 0, and zero where the statistics agree.
 * Three pure functions in tfjs ops; between them everything is plain data, so that it can be saved and a compiled graph
 * serves any exemplar.
 */
export interface Loss {
  /** As in `--loss` and records, options included: "mmd_polynomial/c=1". */
  readonly name: string;
  /** What is random, renewed only between outer steps. Most losses draw nothing. @throws UsageError for shapes it refuses */
  draw?(shapes: Shapes, random: Random): Record<string, NdArray>;
  /** The exemplar's map [1, height, width, channels] -> what `measure` compares with. @throws UsageError for shapes it refuses */
  prepare(exemplar: Tensor4D, outputShape: Shape4D, draws: Tensors): Record<string, Tensor>;
  /** A last step of `prepare` on plain numbers, for what has no tfjs op (eigenvectors): its outputs -> the targets. */
  finish?(prepared: NdArrays): Record<string, NdArray>;
  /** The candidate's map against that -> a scalar, in the loss's own unit. (Typed as any tensor, since tfjs's ops are.) */
  measure(candidate: Tensor4D, targets: Tensors, draws: Tensors): Tensor;
}
