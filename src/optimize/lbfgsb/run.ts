import { project } from "../box";
import type { Box } from "../box";
import { makeActiveSet } from "./active-set";
import type { ActiveSet } from "./active-set";
import { makePairs } from "./pairs";
import type { Pairs } from "./pairs";
import { makeSplit } from "./split";
import type { Split } from "./split";

/** A run in progress: the current iterate, the limited memory, and room to work in. Vectors have length n. */
export interface Run {
  readonly box: Box;
  x: Float64Array;
  gradient: Float64Array;
  /** f at x and at the iterate before: NaN and Infinity before the start is evaluated. */
  value: number;
  previousValue: number;
  /** Accepted steps. */
  iterations: number;
  readonly pairs: Pairs;
  readonly active: ActiveSet;
  readonly split: Split;
  /** Where the step of length 1 ends; scratch while it is being planned. */
  readonly end: Float64Array;
  /** The point being tried, and its gradient. */
  trial: Float64Array;
  trialGradient: Float64Array;
  readonly heap: Int32Array;
}

/** @param start is copied, and moved into the box */
export function startRun(start: Float64Array, memory: number, box: Box): Run {
  const x = start.slice();
  project(x, box);
  const vector = (): Float64Array => new Float64Array(x.length);
  return {
    box,
    x,
    gradient: vector(),
    value: NaN,
    previousValue: Infinity,
    iterations: 0,
    pairs: makePairs(memory, x.length),
    active: makeActiveSet(x.length),
    split: makeSplit(memory),
    end: vector(),
    trial: vector(),
    trialGradient: vector(),
    heap: new Int32Array(x.length),
  };
}
