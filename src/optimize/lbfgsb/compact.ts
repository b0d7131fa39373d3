import { cholesky, solveLower, solveLowerTransposed } from "./dense";
import type { Pairs } from "./pairs";

/** v ↦ M·v, for vectors [of Y; of S] of 2·(number of pairs) numbers. */
export type Middle = (v: Float64Array, out: Float64Array) => void;

/**
 * The middle matrix M of the compact form B = θI − W·M·Wᵀ with W = [Y S].
 * M⁻¹ = [−D Lᵀ/θ; L/θ SᵀS/θ], with D the diagonal and L the strictly lower triangle of SᵀY.
 * Factors T = θSᵀS + L·D⁻¹·Lᵀ, so that a product needs only triangular solves.
 * @returns undefined where T is not positive definite to rounding
 *
 * Source: Byrd, Lu, Nocedal & Zhu 1995, eq. (3.2) to (3.5). Departure: θ is taken from their W = [Y θS] into M.
 */
export function middleMatrix({ s, theta, ss, sy, memory }: Pairs): Middle | undefined {
  const count = s.length;
  const factor = new Float64Array(count * count);
  const scaled = new Float64Array(count);
  for (let i = 0; i < count; i++) {
    for (let k = 0; k < i; k++) scaled[k] = sy[i * memory + k]! / sy[k * memory + k]!;
    for (let j = 0; j <= i; j++) {
      let sum = theta * ss[i * memory + j]!;
      for (let k = 0; k < j; k++) sum += scaled[k]! * sy[j * memory + k]!;
      factor[i * count + j] = sum;
    }
  }
  if (!cholesky(factor, count)) return undefined;

  const half = new Float64Array(count);
  return (v, out) => {
    for (let k = 0; k < count; k++) scaled[k] = v[k]! / sy[k * memory + k]!;
    for (let i = 0; i < count; i++) {
      let sum = theta * v[count + i]!;
      for (let k = 0; k < i; k++) sum += sy[i * memory + k]! * scaled[k]!;
      half[i] = sum;
    }
    solveLower(factor, count, half);
    solveLowerTransposed(factor, count, half);
    for (let k = 0; k < count; k++) {
      let sum = 0;
      for (let i = k + 1; i < count; i++) sum += sy[i * memory + k]! * half[i]!;
      out[k] = sum / sy[k * memory + k]! - scaled[k]!;
      out[count + k] = theta * half[k]!;
    }
  };
}
