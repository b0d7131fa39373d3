import { hold } from "./active-set";
import { breakpoints } from "./breakpoints";
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
  /** A row of W, and M times a vector. */
  readonly w: Float64Array;
  readonly product: Float64Array;
}

/**
 * Finds the Cauchy point. The active set, empty at first, receives the variables that stay at their bound or reach it
 * on the way, and `split.ofGradient` follows it. Uses `run.end` for the moments of arrival.
 * Source: Byrd, Lu, Nocedal & Zhu 1995, Algorithm CP.
 */
export function cauchyPoint(run: Run, middle: Middle): Cauchy {
  const { pairs, split, active, gradient } = run;
  const square = holdAtBounds(run);
  moveGradientRows(split, pairs, active, gradient);
  const path = startPath(split.ofGradient, square, pairs.theta, middle);
  const leastBend = Number.EPSILON * pairs.theta * square;
  const columns = columnsOf(pairs);
  const queue = breakpoints(run, run.end, run.heap);
  for (;;) {
    const ahead = path.slope < 0 ? -path.slope / path.bend : 0;
    const row = queue.next(path.time + ahead);
    if (row < 0) {
      path.time += ahead;
      break;
    }
    for (let j = 0; j < columns.length; j++) path.w[j] = columns[j]![row]!;
    stopAt(run, path, row, middle);
    path.bend = Math.max(path.bend, leastBend);
  }
  for (let j = 0; j < path.p.length; j++) split.ofGradient[j] = -path.p[j]!;
  return path;
}

/** Holds the variables that already stand at the bound ahead of them. @returns Σ g² over the others */
function holdAtBounds({ x, gradient, box: { lower, upper, stride }, active }: Run): number {
  let square = 0;
  for (let i = 0; i < x.length; i++) {
    const g = gradient[i]!;
    const blocked = (x[i]! <= lower[i * stride]! && g >= 0) || (x[i]! >= upper[i * stride]! && g <= 0);
    if (blocked) hold(active, i);
    else square += g * g;
  }
  return square;
}

/** At t = 0 the model falls by Σ g², and bends by dᵀB·d = θ·Σ g² − pᵀM·p. */
function startPath(ofGradient: Float64Array, square: number, theta: number, middle: Middle): Path {
  const zeros = (): Float64Array => new Float64Array(ofGradient.length);
  const p = ofGradient.map((entry) => -entry);
  const product = zeros();
  middle(p, product);
  const bend = theta * square - dot(p, product);
  return { time: 0, slope: -square, bend, p, c: zeros(), ofHeld: zeros(), w: zeros(), product };
}

/** Moves the path on to the moment at which `row` reaches its bound, and holds it there. `path.w` is its row of W. */
function stopAt(run: Run, path: Path, row: number, middle: Middle): void {
  const { p, c, ofHeld, w, product } = path;
  const { theta } = run.pairs;
  const d = -run.gradient[row]!;
  const { lower, upper, stride } = run.box;
  const moved = (d > 0 ? upper[row * stride]! : lower[row * stride]!) - run.x[row]!;
  const lapse = run.end[row]! - path.time;
  hold(run.active, row);
  path.time += lapse;
  middle(w, product);
  for (let j = 0; j < w.length; j++) c[j]! += lapse * p[j]!;
  path.slope += lapse * path.bend + d * d - theta * d * moved + d * dot(product, c);
  path.bend += d * (2 * dot(product, p) - d * (theta + dot(product, w)));
  for (let j = 0; j < w.length; j++) {
    p[j]! -= d * w[j]!;
    ofHeld[j]! += moved * w[j]!;
  }
}
