import { demand } from "./demand";

/** A pivot this small beside its diagonal entry is rounding: the direction has no variance of its own. */
const singular = 1e-12;

/**
 * Lower triangle L with L Lᵀ = matrix, row by row. A direction without variance gives a column of zeros, so a singular
 * matrix (a flat or a gray picture's covariance) is as welcome as any other.
 * @param matrix  size × size, row by row, symmetric, positive semidefinite; only its lower triangle is read
 * @throws UsageError for a matrix with a negative pivot beyond rounding, or with NaN
 */
export function cholesky(matrix: Float64Array, size: number): Float64Array {
  demand(matrix.length === size * size, "cholesky", `${size} × ${size} numbers`, matrix.length);
  const lower = new Float64Array(size * size);
  for (let j = 0; j < size; j++) {
    const diagonal = matrix[j * size + j]!;
    const pivot = diagonal - dot(lower, j, j, size);
    demand(pivot >= -singular * Math.abs(diagonal), "cholesky", "a positive semidefinite matrix", `pivot ${pivot}`);
    if (pivot <= singular * diagonal) continue;
    const root = Math.sqrt(pivot);
    lower[j * size + j] = root;
    for (let i = j + 1; i < size; i++) lower[i * size + j] = (matrix[i * size + j]! - dot(lower, i, j, size)) / root;
  }
  return lower;
}

/** Row i · row j over the columns before j. */
function dot(lower: Float64Array, i: number, j: number, size: number): number {
  let sum = 0;
  for (let k = 0; k < j; k++) sum += lower[i * size + k]! * lower[j * size + k]!;
  return sum;
}
