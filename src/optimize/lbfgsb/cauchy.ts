import { hold } from "./active-set";
import { breakpoints } from "./breakpoints";
import type { Column } from "./columns";
import type { Middle } from "./compact";
import { dot } from "./dense";
import { columnsOf } from "./pairs";
import type { Run } from "./run";
import { moveGradientRows } from "./split";

/** The generalized Cauchy point x^c: the first local minimizer of the model along P(x − t·g), t ≥ 0. */
export interface Cauchy {
  /** t at x^c: moving variables stand at x − t·g, held ones at the bound they were heading for. */
  readonly time: number;
  /** Wᵀ(x^c − x) over held variables. */
  readonly ofHeld: Float64Array;
}

/** The path at some t: held variables have stopped, the others move on along d = −g. */
interface Path {
  time: number;
  /** f′ and f″: first and second derivative of the model along the path. */
  slope: number;
  bend: number;
  /** p = Wᵀd over moving variables, and c = Wᵀ(x(t) − x). */
  readonly p: Float64Array;
  readonly c: Float64Array;
  readonly ofHeld: Float64Array;
}

/**
 * Finds the Cauchy point. The active set receives the variables that stay at their bound or reach it on the way, and
 * `split.ofGradient` follows it. Uses `run.end` for the moments of arrival.
 * Source: Byrd, Lu, Nocedal & Zhu 1995, Algorithm CP.
 */
export function cauchyPoint(run: Run, middle: Middle): Cauchy {
  const { pairs, split, active, gradient } = run;
  const square = measurePath(run);
  moveGradientRows(split, pairs, active, gradient);
  const size = 2 * pairs.s.length;
  const p = split.ofGradient.map((entry) => -entry);
  const scratch = new Float64Array(size);
  middle(p, scratch);
  const bend = pairs.theta * square - dot(p, scratch);
  const path: Path = { time: 0, slope: -square, bend, p, c: new Float64Array(size), ofHeld: new Float64Array(size) };

  const columns = columnsOf(pairs);
  const leastBend = Number.EPSILON * pairs.theta * square;
  const queue = breakpoints(run.end, run.heap);
  for (;;) {
    const ahead = Math.max(0, -path.slope / path.bend);
    const row = queue.next(path.time + ahead);
    if (row < 0) {
      if (active.count < gradient.length) path.time += ahead;
      break;
    }
    stopAt(run, path, row, columns, middle);
    path.bend = Math.max(path.bend, leastBend);
  }
  p.forEach((entry, j) => (split.ofGradient[j] = -entry));
  return path;
}

/**
 * Holds the variables that already stand at the bound they would cross, and writes every other one's moment of arrival.
 * @returns Σ g² over the others
 */
function measurePath({ x, gradient, box, active, end: times }: Run): number {
  const { lower, upper } = box;
  let square = 0;
  for (let i = 0; i < x.length; i++) {
    const g = gradient[i]!;
    // At the bound ahead: positive, or 0 at that bound already. At the bound behind: never more. NaN where g = 0 there.
    const moment = Math.max((x[i]! - lower[i]!) / g, (x[i]! - upper[i]!) / g);
    times[i] = moment;
    if (moment > 0) square += g * g;
    else hold(active, i);
  }
  return square;
}

/** Moves the path on to the moment at which `row` reaches its bound, and holds it there: step 4 of Algorithm CP. */
function stopAt(run: Run, path: Path, row: number, columns: readonly Column[], middle: Middle): void {
  const { p, c, ofHeld } = path;
  const { theta } = run.pairs;
  const d = -run.gradient[row]!;
  const moved = (d > 0 ? run.box.upper[row]! : run.box.lower[row]!) - run.x[row]!;
  const lapse = run.end[row]! - path.time;
  hold(run.active, row);
  path.time += lapse;
  const w = Float64Array.from(columns, (column) => column[row]!);
  const mw = new Float64Array(w.length);
  middle(w, mw);
  for (let j = 0; j < w.length; j++) c[j]! += lapse * p[j]!;
  path.slope += lapse * path.bend + d * d - theta * d * moved + d * dot(mw, c);
  path.bend += d * (2 * dot(mw, p) - d * (theta + dot(mw, w)));
  for (let j = 0; j < w.length; j++) {
    p[j]! -= d * w[j]!;
    ofHeld[j]! += moved * w[j]!;
  }
}
