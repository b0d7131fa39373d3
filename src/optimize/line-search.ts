import { bracketOf, nextTrial } from "./trial-step";
import type { Bracket, Sample } from "./trial-step";

/** Sufficient decrease: φ(α) ≤ φ(0) + 1e-3·α·φ′(0). */
export const decreaseFraction = 1e-3;
/** Curvature: |φ′(α)| ≤ 0.9·|φ′(0)|. */
export const curvatureFraction = 0.9;
/** A bracket narrower than this fraction of its upper end is not divided further. */
const bracketTolerance = 0.1;
/** Until a bracket is found, the next step is 1.1 to 4 times as far beyond the best one. */
const leastGrowth = 1.1;
const mostGrowth = 4;

/** A search for a step α > 0 with the strong Wolfe conditions on φ(α) = f(x + α·d). */
export interface LineSearch {
  /** The step to be tried now. */
  step: number;
  readonly start: Sample;
  /** Largest step allowed. */
  limit: number;
  bracket: Bracket;
  /** True until a step is seen where ψ(α) = φ(α) − φ(0) − 1e-3·α·φ′(0) is ≤ 0 and φ′(α) ≥ 0. */
  seeking: boolean;
  /** Steps now allowed. */
  least: number;
  most: number;
  width: number;
  widthBefore: number;
}

/** @param start φ(0) and φ′(0) < 0 */
export function startLineSearch(start: Sample, step: number, limit: number): LineSearch {
  return {
    step,
    start,
    limit,
    bracket: bracketOf(start),
    seeking: true,
    least: 0,
    most: step + mostGrowth * step,
    width: limit,
    widthBefore: 2 * limit,
  };
}

/**
 * Takes φ and φ′ at `search.step`; sets the next step.
 * @returns true where the step tried is the one to take
 *
 * Source: Moré & Thuente 1994, "Line search algorithms with guaranteed sufficient decrease", Algorithm of §2 with the
 * modified function of §3; tolerances as in MINPACK-2 and SciPy. A step is also taken, without the curvature
 * condition, where it is as long as allowed and φ still falls, or where the bracket is too narrow to divide.
 */
export function advance(search: LineSearch, value: number, slope: number): boolean {
  const { start, bracket, step } = search;
  const leastSlope = decreaseFraction * start.slope;
  const allowedValue = start.value + step * leastSlope;
  const enough = value <= allowedValue;
  if (search.seeking && enough && slope >= 0) search.seeking = false;
  if (enough && Math.abs(slope) <= curvatureFraction * -start.slope) return true;
  if (bracket.closed && (outside(search) || narrow(search))) return true;
  if (step === search.limit && enough && slope <= leastSlope) return true;

  const tried = { step, value, slope };
  const modified = search.seeking && value <= bracket.best.value && value > allowedValue;
  search.step = modified
    ? trialOnModified(search, tried, leastSlope)
    : nextTrial(bracket, tried, search.least, search.most);
  shrink(search);
  return false;
}

/** Same, with ψ in place of φ: used while φ falls, but not yet enough. */
function trialOnModified({ bracket, least, most }: LineSearch, tried: Sample, leastSlope: number): number {
  const tilt = ({ step, value, slope }: Sample): Sample => {
    return { step, value: value - step * leastSlope, slope: slope - leastSlope };
  };
  const ofPsi = { best: tilt(bracket.best), other: tilt(bracket.other), closed: bracket.closed };
  const triedOfPsi = tilt(tried);
  const ofPhi = new Map([
    [ofPsi.best, bracket.best],
    [ofPsi.other, bracket.other],
    [triedOfPsi, tried],
  ]);
  const next = nextTrial(ofPsi, triedOfPsi, least, most);
  bracket.best = ofPhi.get(ofPsi.best)!;
  bracket.other = ofPhi.get(ofPsi.other)!;
  bracket.closed = ofPsi.closed;
  return next;
}

/** Halves a bracket that shrinks too slowly, and keeps the next step within what is allowed. */
function shrink(search: LineSearch): void {
  const { bracket } = search;
  const { best, other } = bracket;
  if (bracket.closed) {
    const width = Math.abs(other.step - best.step);
    if (width >= 0.66 * search.widthBefore) search.step = best.step + 0.5 * (other.step - best.step);
    search.widthBefore = search.width;
    search.width = width;
    search.least = Math.min(best.step, other.step);
    search.most = Math.max(best.step, other.step);
  } else {
    search.least = search.step + leastGrowth * (search.step - best.step);
    search.most = search.step + mostGrowth * (search.step - best.step);
  }
  search.step = Math.min(Math.max(search.step, 0), search.limit);
  if (bracket.closed && (outside(search) || narrow(search))) search.step = best.step;
}

const outside = ({ step, least, most }: LineSearch): boolean => step <= least || step >= most;
const narrow = ({ least, most }: LineSearch): boolean => most - least <= bracketTolerance * most;

/**
 * After a step where φ is not finite: goes back to a tenth of the way from the best step, and allows no longer ones.
 * Not part of Moré & Thuente.
 */
export function retreat(search: LineSearch): void {
  const { best } = search.bracket;
  search.step = best.step + 0.1 * (search.step - best.step);
  search.limit = search.step;
}
