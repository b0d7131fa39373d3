import { heldRows } from "./active-set";
import { dotColumns, takeRows } from "./columns";
import type { Column } from "./columns";
import { addPair, columnsOf, dropNewest, dropOldest, makeRoom } from "./pairs";
import type { Run } from "./run";

/**
 * Adds the pair of the step from x to the trial point, in the place of the oldest where memory is full, and its inner
 * products. A pair that lost its sᵀy > 0 to rounding is left out.
 *
 * One pass over the pairs gives [Y S]ᵀs and [Y_ℱ S_ℱ]ᵀg_ℱ at the trial point. The latter, less its value at x, is
 * [Y_ℱ S_ℱ]ᵀy_ℱ, so that y needs no pass of its own; over held rows s is mostly zero.
 */
export function remember(run: Run): void {
  const { pairs, split } = run;
  const { memory } = pairs;
  const dropped = makeRoom(pairs) ? 1 : 0;
  if (dropped) for (const matrix of [split.ss, split.sy, split.yy]) dropOldest(matrix, memory);
  const newest = pairs.s.length;
  const { s, y } = addPair(pairs);
  const own = writePair(run, s, y);
  if (!(own.sy > 0 && own.yy < Infinity)) {
    dropNewest(pairs);
    followGradient(run);
    return;
  }
  const count = newest + 1;
  const ofNext = new Float64Array(2 * count);
  const ofStep = new Float64Array(2 * count);
  dotMoving(run, s, ofNext, ofStep);

  pairs.theta = own.yy / own.sy;
  pairs.sy.set(ofStep.subarray(0, newest), newest * memory);
  pairs.sy[newest * memory + newest] = own.sy;
  pairs.ss.set(ofStep.subarray(count), newest * memory);
  addHeldProducts(run, s);
  const before = split.ofGradient;
  for (let j = 0; j < newest; j++) {
    split.yy[newest * memory + j] = ofNext[j]! - before[dropped + j]!;
    split.sy[j * memory + newest] = before[newest + 2 * dropped + j]! - ofNext[count + j]!;
  }
  split.yy[newest * memory + newest] = own.movingYy;
  split.sy[newest * memory + newest] = -own.movingSy;
  split.ofGradient = ofNext;
}

/** Fills in the columns. @returns sᵀy and yᵀy, over all rows and over moving ones */
function writePair({ x, gradient, trial, trialGradient, active }: Run, s: Column, y: Column) {
  let [sy, yy] = [0, 0];
  for (let i = 0; i < x.length; i++) {
    const si = Math.fround(trial[i]! - x[i]!);
    const yi = Math.fround(trialGradient[i]! - gradient[i]!);
    s[i] = si;
    y[i] = yi;
    sy += si * yi;
    yy += yi * yi;
  }
  let [movingSy, movingYy] = [sy, yy];
  for (const row of heldRows(active)) {
    movingSy -= s[row]! * y[row]!;
    movingYy -= y[row]! * y[row]!;
  }
  return { sy, yy, movingSy, movingYy };
}

/** [Y_ℱ S_ℱ]ᵀg_ℱ for the gradient g at the trial point, and [Y S]ᵀs. Uses `end` as scratch. */
function dotMoving(run: Run, s: Column, ofGradient: Float64Array, ofStep: Float64Array): void {
  const { trialGradient: g, pairs, active, end: kept } = run;
  const held = heldRows(active);
  for (let k = 0; k < held.length; k++) {
    kept[k] = g[held[k]!]!;
    g[held[k]!] = 0;
  }
  dotColumns(pairs.store, columnsOf(pairs), g, s, ofGradient, ofStep);
  for (let k = 0; k < held.length; k++) g[held[k]!] = kept[k]!;
}

/** The newest rows of S_𝒜ᵀS_𝒜 and L_𝒜. */
function addHeldProducts({ pairs, split, active }: Run, s: Column): void {
  const { memory } = split;
  const count = pairs.s.length;
  const newest = count - 1;
  const rows: number[] = [];
  for (const row of heldRows(active)) if (s[row] !== 0) rows.push(row);
  const taken = takeRows(columnsOf(pairs), rows);
  for (let j = 0; j < count; j++) {
    let ss = 0;
    let sy = 0;
    for (let at = 0; at < taken.length; at += 2 * count) {
      ss += taken[at + count + newest]! * taken[at + count + j]!;
      sy += taken[at + count + newest]! * taken[at + j]!;
    }
    split.ss[newest * memory + j] = ss;
    split.sy[newest * memory + j] = sy;
  }
}

/** Takes up the gradient at the trial point without its pair. */
export function followGradient(run: Run): void {
  const { s } = run.pairs;
  run.split.ofGradient = new Float64Array(2 * s.length);
  if (s.length > 0) dotMoving(run, s[0]!, run.split.ofGradient, new Float64Array(2 * s.length));
}

/** Forgets all pairs: the next way is the steepest descent. */
export function forget({ pairs, split }: Run): void {
  pairs.spare.push(...pairs.s.splice(0), ...pairs.y.splice(0));
  pairs.theta = 1;
  split.ofGradient = new Float64Array();
}
