import { project } from "../box";
import { heldRows, isHeld } from "./active-set";
import type { Cauchy } from "./cauchy";
import { combineColumns } from "./columns";
import { columnsOf } from "./pairs";
import { solveReduced } from "./reduced";
import type { Run } from "./run";

/**
 * Sets `run.end`: held variables where the Cauchy point has them, moving ones at the minimizer of the model over them.
 * Over moving variables ℱ, with the held ones 𝒜 at their bound,
 *   end − x = −g/θ + (1/θ²)·W_ℱ·K⁻¹·(θ·W_𝒜ᵀ(x^c − x)_𝒜 − W_ℱᵀg_ℱ).
 * @returns false where rounding has spoiled K
 *
 * Source: Byrd, Lu, Nocedal & Zhu 1995, §5.1 (direct primal method). Departure: written from x, not from x^c; the same
 * point, for which no product over all of ℱ is needed that is not at hand.
 */
export function subspaceMinimum(run: Run, { ofHeld }: Cauchy): boolean {
  const { x, gradient, pairs, split, end } = run;
  const { theta } = pairs;
  const weights = ofHeld.map((entry, j) => theta * entry - split.ofGradient[j]!);
  if (!solveReduced(pairs, split, weights)) return false;
  for (let j = 0; j < weights.length; j++) weights[j]! /= theta * theta;
  combineColumns(pairs.store, columnsOf(pairs), weights, x, 1 / theta, gradient, end);
  placeHeld(run);
  return true;
}

/** Sets `run.end` to the Cauchy point itself. */
export function writeCauchyPoint(run: Run, { time }: Cauchy): void {
  const { x, gradient, box, end } = run;
  for (let i = 0; i < x.length; i++) end[i] = x[i]! - time * gradient[i]!;
  placeHeld(run);
  project(end, box);
}

function placeHeld({ x, gradient, box: { lower, upper, stride }, active, end }: Run): void {
  for (const row of heldRows(active)) {
    const slope = gradient[row]!;
    end[row] = slope > 0 ? lower[row * stride]! : slope < 0 ? upper[row * stride]! : x[row]!;
  }
}

/**
 * Moves `run.end` from the minimizer over moving variables back towards the Cauchy point, as far as the first bound
 * between them demands: the remedy of Morales & Nocedal 2011 where the projected minimizer lies uphill.
 */
export function cutToBox(run: Run, { time }: Cauchy): void {
  const { x, gradient, active, end } = run;
  const { lower, upper, stride } = run.box;
  const from = (i: number): number =>
    Math.min(Math.max(x[i]! - time * gradient[i]!, lower[i * stride]!), upper[i * stride]!);
  let fraction = 1;
  for (let i = 0; i < end.length; i++) {
    if (isHeld(active, i)) continue;
    const way = end[i]! - from(i);
    const room = (way < 0 ? lower[i * stride]! : upper[i * stride]!) - from(i);
    if (fraction * Math.abs(way) > Math.abs(room)) fraction = room / way;
  }
  for (let i = 0; i < end.length; i++) {
    if (!isHeld(active, i)) end[i] = from(i) + fraction * (end[i]! - from(i));
  }
  project(end, run.box);
}
