import { Matrix } from "ml-matrix";

/** An entry whose deviation is below this share of its size varies by rounding alone. */
const ROUNDING = 1e-6;
/** Deviations from the mean beyond which an entry counts as this many. */
const FARTHEST = 3;

/**
 * Inner products of rows of numbers, standardized: each entry less its mean over the training rows, in units of its
 * deviation there, and within ±3 of them (entries that are rare in what was learned from would else outweigh all others
 * elsewhere; one that does not vary is left out). In float64, over the number of entries: where there are more rows than
 * entries, a small ridge penalty would magnify float32's rounding.
 */
export function standardizedProducts(rows: readonly Float32Array[], training: readonly number[]): Matrix {
  const values = standardized(rows, training);
  const products = Matrix.zeros(rows.length, rows.length);
  for (const [a, row] of values.entries())
    for (let b = 0; b <= a; b++) {
      const product = dot(row, values[b]!) / row.length;
      products.set(a, b, product);
      products.set(b, a, product);
    }
  return products;
}

function standardized(rows: readonly Float32Array[], training: readonly number[]): Float32Array[] {
  const length = rows[0]!.length;
  const [means, squares] = [new Float64Array(length), new Float64Array(length)];
  for (const row of training) rows[row]!.forEach((value, i) => (means[i]! += value / training.length));
  for (const row of training)
    rows[row]!.forEach((value, i) => (squares[i]! += (value - means[i]!) ** 2 / training.length));
  const scales = squares.map((square, i) => {
    const deviation = Math.sqrt(square);
    return deviation > ROUNDING * Math.abs(means[i]!) ? 1 / deviation : 0;
  });
  const within = (value: number) => Math.max(-FARTHEST, Math.min(FARTHEST, value));
  return rows.map((row) => row.map((value, i) => within((value - means[i]!) * scales[i]!)));
}

function dot(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}
