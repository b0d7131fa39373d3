import { Matrix, pseudoInverse, SingularValueDecomposition } from "ml-matrix";
import { demand } from "../core/demand";
import { IMAGENET_MEAN } from "../core/imagenet-mean";
import type { NdArray, NdArrays } from "../core/ndarray";
import { demandImage } from "../image/demand-image";
import type { Image } from "../image/image";

/**
 * What the Gram matrix of VGG's conv1_1, *before* its ReLU, holds, exactly. A map's value is linear in the patch of 3×3
 * pixels × 3 colors below it: f = W p + b = [W|b] p̃, p̃ being the patch with a 1 behind it. So, over all positions,
 *   G = E[f fᵀ] = [W|b] · E[p̃ p̃ᵀ] · [W|b]ᵀ, and the covariance of f = W · Cov(p) · Wᵀ.
 * Where the 64 × 28 matrix [W|b] has rank 28, E[p̃ p̃ᵀ] follows from G: the mean and the covariance of all patches, color
 * included. From the covariance alone Cov(p) follows, and the mean is lost.
 *
 * All in float64. Patches are as the network takes them: 255 × value − mean color, blue, green, red; beyond the edge
 * zeros (the mean color). Entries stand row by row of the patch, then column, then color.
 */
const PATCH = 27;
/** The patch's middle: the pixel itself. Positions go from 0, above left, to 8, below right. */
export const CENTER = 4;

/** Red, green and blue over a picture. */
export interface RecoveredColor {
  /** 0..1, as stored. */
  readonly mean: readonly number[];
  /** 3 × 3, row by row, in (0..1)². */
  readonly covariance: readonly number[];
}

/** [W|b]: a row a filter, 27 taps and the bias. @param weights  of VGG, Caffe convention */
export function firstFilters(weights: NdArrays): Matrix {
  const [kernel, bias] = [weights["block1_conv1/kernel"], weights["block1_conv1/bias"]];
  demand(
    kernel?.shape.slice(0, 3).join() === "3,3,3",
    "firstFilters",
    "block1_conv1/kernel [3,3,3,out]",
    kernel?.shape,
  );
  const out = kernel.shape[3]!;
  demand(bias?.shape.join() === String(out), "firstFilters", `block1_conv1/bias [${out}]`, bias?.shape);
  return filtersOf(kernel, bias);
}

function filtersOf(kernel: NdArray, bias: NdArray): Matrix {
  const filters = Array.from(bias.data, (own, filter) => [
    ...Array.from({ length: PATCH }, (_, tap) => kernel.data[tap * bias.data.length + filter]!),
    own,
  ]);
  return new Matrix(filters);
}

/** E[p̃ p̃ᵀ], 28 × 28: the last column is the mean patch, the last entry 1. */
export function patchMoments(image: Image): Matrix {
  demandImage(image, "patchMoments");
  return productsOf(image, (patch) => patch);
}

/** E[f fᵀ] of conv1_1, computed filter by filter at every position: the Gram matrix as defined. */
export function firstGram(image: Image, filters: Matrix): Matrix {
  demandImage(image, "firstGram");
  const rows = filters.to2DArray();
  return productsOf(image, (patch) =>
    Float64Array.from(rows, (row) => row.reduce((sum, tap, i) => sum + tap * patch[i]!, 0)),
  );
}

/** Rank and condition number (largest over smallest singular value, of as many as there are columns). */
export function conditionOf(matrix: Matrix): { rank: number; condition: number } {
  const decomposition = new SingularValueDecomposition(matrix, { autoTranspose: true });
  return { rank: decomposition.rank, condition: decomposition.condition };
}

/**
 * W⁺ · M · W⁺ᵀ: E[p̃ p̃ᵀ] from a Gram matrix and [W|b], or Cov(p) from a covariance and W alone.
 * @throws UsageError where the filters' rank is below their columns, so that more than one answer fits
 */
export function recovered(statistic: Matrix, filters: Matrix): Matrix {
  const { rank } = conditionOf(filters);
  demand(rank === filters.columns, "recovered", `filters of rank ${filters.columns}`, `rank ${rank}`);
  const inverse = pseudoInverse(filters, 0);
  return inverse.mmul(statistic).mmul(inverse.transpose());
}

/** Numbers of a square matrix, row by row, as others of this file take it. */
export function squareMatrix(values: ArrayLike<number>): Matrix {
  const size = Math.sqrt(values.length);
  return Matrix.from1DArray(size, size, Array.from(values));
}

/** W without the biases. */
export function withoutBiases(filters: Matrix): Matrix {
  return filters.subMatrix(0, filters.rows - 1, 0, PATCH - 1);
}

/** Mean and covariance of the color at one of a patch's nine positions, from E[p̃ p̃ᵀ]. */
export function colorAt(moments: Matrix, position = CENTER): RecoveredColor {
  const mean = moments.getColumn(PATCH);
  const covariance = Matrix.sub(moments, Matrix.columnVector(mean).mmul(Matrix.rowVector(mean)));
  return {
    mean: redFirst((color) => (mean[3 * position + color]! + IMAGENET_MEAN[2 - color]!) / 255),
    covariance: covarianceAt(covariance, position),
  };
}

/** Covariance of the color, 3 × 3, red first, from Cov(p) or from a larger matrix that begins with it. */
export function covarianceAt(covariance: Matrix, position = CENTER): number[] {
  return redFirst((a) => redFirst((b) => covariance.get(3 * position + a, 3 * position + b) / 255 ** 2)).flat();
}

/** The patch's colors stand blue, green, red. */
function redFirst<Value>(valueOf: (color: number) => Value): Value[] {
  return [valueOf(2), valueOf(1), valueOf(0)];
}

/** E[v vᵀ] over all positions, v made of the patch there with a 1 behind it. */
function productsOf({ height, width, data }: Image, vectorOf: (patch: Float64Array) => Float64Array): Matrix {
  const patch = new Float64Array(PATCH + 1);
  patch[PATCH] = 1;
  const count = height * width;
  let sums: Float64Array | undefined;
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      fill(patch, { height, width, data }, y, x);
      const vector = vectorOf(patch);
      sums ??= new Float64Array(vector.length ** 2);
      for (let a = 0; a < vector.length; a++)
        for (let b = 0; b < vector.length; b++) sums[a * vector.length + b]! += vector[a]! * vector[b]!;
    }
  return squareMatrix(sums!.map((sum) => sum / count));
}

function fill(patch: Float64Array, { height, width, data }: Image, y: number, x: number): void {
  for (let position = 0; position < 9; position++) {
    const [row, column] = [y + Math.floor(position / 3) - 1, x + (position % 3) - 1];
    const inside = row >= 0 && row < height && column >= 0 && column < width;
    for (let color = 0; color < 3; color++) {
      const own = 2 - color;
      patch[3 * position + color] = inside ? 255 * data[(row * width + column) * 3 + own]! - IMAGENET_MEAN[own]! : 0;
    }
  }
}
