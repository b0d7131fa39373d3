import { renew } from "./active-set";
import { cauchyPoint } from "./cauchy";
import type { Cauchy } from "./cauchy";
import { middleMatrix } from "./compact";
import type { Run } from "./run";
import { moveRows } from "./split";
import { cutToBox, subspaceMinimum, writeCauchyPoint } from "./subspace";

/** The way from x to `run.end`. */
export interface Way {
  /** gᵀ(end − x) < 0. */
  readonly slope: number;
  /** The longest step that stays in the box, in units of the way. */
  readonly longest: number;
}

/**
 * Sets `run.end`, where the quadratic model over the box sends the iterate.
 * @returns undefined where rounding has spoiled the model
 *
 * Source: Byrd, Lu, Nocedal & Zhu 1995, Algorithm L-BFGS-B; Morales & Nocedal 2011, who project the minimizer onto the
 * box, and cut the way to it only where the projection lies uphill.
 */
export function planWay(run: Run): Way | undefined {
  const { x, pairs, active, split, box } = run;
  const middle = middleMatrix(pairs);
  if (!middle) return undefined;
  renew(active);
  // Without bounds the minimizer does not depend on the Cauchy point.
  const needsCauchy = box.bounded || pairs.s.length === 0;
  const cauchy: Cauchy = needsCauchy
    ? cauchyPoint(run, middle)
    : { time: 0, ofHeld: new Float64Array(2 * pairs.s.length) };
  moveRows(split, pairs, active);
  if (active.count === x.length || pairs.s.length === 0) writeCauchyPoint(run, cauchy);
  else if (!subspaceMinimum(run, cauchy)) return undefined;
  let way = enterBox(run);
  if (way.projected && way.slope > 0) {
    subspaceMinimum(run, cauchy);
    cutToBox(run, cauchy);
    way = enterBox(run);
  }
  return way.slope < 0 ? way : undefined;
}

/** The longest step where no bound limits it, as in SciPy. */
const unlimited = 1e10;

/** Projects `run.end` onto the box, and measures the way to it. */
function enterBox({ x, gradient, end, box }: Run): Way & { projected: boolean } {
  const { lower, upper, stride } = box;
  let slope = 0;
  let projected = false;
  let longest = unlimited;
  for (let i = 0; i < x.length; i++) {
    const least = lower[i * stride]!;
    const most = upper[i * stride]!;
    let to = end[i]!;
    if (to < least || to > most) {
      end[i] = to = to < least ? least : most;
      projected = true;
    }
    const way = to - x[i]!;
    if (longest * way > most - x[i]!) longest = (most - x[i]!) / way;
    else if (longest * way < least - x[i]!) longest = (least - x[i]!) / way;
    slope += gradient[i]! * way;
  }
  return { slope, longest, projected };
}
