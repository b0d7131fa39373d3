/** Small dense algebra: square matrices, row-major, `size` at most the number of pairs kept. */

/**
 * Replaces the lower triangle of A by its Cholesky factor J, A = J·Jᵀ.
 * @returns false where A is not positive definite to rounding
 */
export function cholesky(a: Float64Array, size: number): boolean {
  for (let i = 0; i < size; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = a[i * size + j]!;
      for (let k = 0; k < j; k++) sum -= a[i * size + k]! * a[j * size + k]!;
      if (j < i) a[i * size + j] = sum / a[j * size + j]!;
      else if (sum > 0 && sum < Infinity) a[i * size + i] = Math.sqrt(sum);
      else return false;
    }
  }
  return true;
}

/** Solves J·x = b in place, J lower triangular. */
export function solveLower(j: Float64Array, size: number, b: Float64Array): void {
  for (let row = 0; row < size; row++) {
    let sum = b[row]!;
    for (let k = 0; k < row; k++) sum -= j[row * size + k]! * b[k]!;
    b[row] = sum / j[row * size + row]!;
  }
}

/** Solves Jᵀ·x = b in place, J lower triangular. */
export function solveLowerTransposed(j: Float64Array, size: number, b: Float64Array): void {
  for (let row = size - 1; row >= 0; row--) {
    let sum = b[row]!;
    for (let k = row + 1; k < size; k++) sum -= j[k * size + row]! * b[k]!;
    b[row] = sum / j[row * size + row]!;
  }
}

export function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let j = 0; j < a.length; j++) sum += a[j]! * b[j]!;
  return sum;
}
