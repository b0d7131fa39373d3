import { cholesky, dot, solveLower, solveLowerTransposed } from "./dense";
import type { Pairs } from "./pairs";
import type { Split } from "./split";

/**
 * Solves K·v = b in place, for vectors [of Y; of S], where K = M⁻¹ − W_ℱᵀW_ℱ/θ is the middle matrix of the inverse of
 * B over moving variables.
 *
 * K = [−E Gᵀ/θ; G/θ H/θ] with E = D + Y_ℱᵀY_ℱ/θ, G = L_𝒜 − R_ℱ and H = S_𝒜ᵀS_𝒜. With E = J·Jᵀ and P = J⁻¹Gᵀ:
 *   (θH + PᵀP)·v₂/θ = θb₂ + Pᵀ·J⁻¹b₁   and   Jᵀ·v₁ = P·v₂/θ − J⁻¹b₁.
 * @returns false where E or θH + PᵀP is not positive definite to rounding
 *
 * Source: Byrd, Lu, Nocedal & Zhu 1995, §5.1 and eq. (5.11); that K splits so over 𝒜 and ℱ follows from M⁻¹.
 */
export function solveReduced({ s, theta, sy, memory }: Pairs, split: Split, b: Float64Array): boolean {
  const count = s.length;
  const e = new Float64Array(count * count);
  for (let i = 0; i < count; i++) {
    for (let j = 0; j <= i; j++) e[i * count + j] = split.yy[i * memory + j]! / theta;
    e[i * count + i]! += sy[i * memory + i]!;
  }
  if (!cholesky(e, count)) return false;

  const p: Float64Array[] = []; // its columns
  const schur = new Float64Array(count * count);
  for (let i = 0; i < count; i++) {
    const column = split.sy.slice(i * memory, i * memory + count);
    solveLower(e, count, column);
    p.push(column);
    for (let j = 0; j <= i; j++) schur[i * count + j] = theta * split.ss[i * memory + j]! + dot(column, p[j]!);
  }
  if (!cholesky(schur, count)) return false;

  const first = b.slice(0, count);
  solveLower(e, count, first);
  const second = Float64Array.from(p, (column, i) => theta * b[count + i]! + dot(column, first));
  solveLower(schur, count, second);
  solveLowerTransposed(schur, count, second);
  for (let j = 0; j < count; j++) first[j]! *= -1;
  p.forEach((column, i) => column.forEach((entry, j) => (first[j]! += entry * second[i]!)));
  solveLowerTransposed(e, count, first);
  b.set(first);
  for (let i = 0; i < count; i++) b[count + i] = theta * second[i]!;
  return true;
}
