import { demand } from "../../core/demand";
import type { Box } from "../box";
import { heldRows, hold } from "./active-set";
import type { Column } from "./columns";
import { addPair } from "./pairs";
import { startRun } from "./run";
import type { Run } from "./run";
import { copySplit } from "./split";
import type { Split } from "./split";

/** All that a bounded L-BFGS run needs to go on, bit for bit: plain numbers and typed arrays. */
export interface LbfgsbState {
  readonly method: "lbfgsb";
  readonly memory: number;
  /** Current iterate and gradient, length n. */
  readonly x: Float64Array;
  readonly gradient: Float64Array;
  /** f there, and at the iterate before. */
  readonly value: number;
  readonly previousValue: number;
  /** Accepted steps. */
  readonly iterations: number;
  /** f of every evaluation up to here; empty where the start itself is still to be evaluated. */
  readonly values: readonly number[];
  /** The pairs, oldest first. While the run lasts these are views of one memory: copy them, not their buffers. */
  readonly s: readonly Column[];
  readonly y: readonly Column[];
  readonly theta: number;
  /** SᵀS and SᵀY, memory × memory. */
  readonly ss: Float64Array;
  readonly sy: Float64Array;
  /** The active set's variables, and the products that follow them. */
  readonly heldRows: Int32Array;
  readonly split: Readonly<Split>;
}

/** What planning the next step changes although x stays: kept from before, so that a state can tell of that time. */
export interface Settled {
  readonly evaluations: number;
  readonly heldRows: Int32Array;
  readonly split: Split;
}

export function settle({ active, split }: Run, evaluations: number): Settled {
  return { evaluations, heldRows: heldRows(active), split: copySplit(split) };
}

/** The run as it was settled last. The state shares its arrays: it stays true only until another step is accepted. */
export function saveRun(run: Run, settled: Settled, values: readonly number[]): LbfgsbState {
  const { pairs } = run;
  return {
    method: "lbfgsb",
    memory: pairs.memory,
    x: run.x,
    gradient: run.gradient,
    value: run.value,
    previousValue: run.previousValue,
    iterations: run.iterations,
    values: values.slice(0, settled.evaluations),
    s: pairs.s,
    y: pairs.y,
    theta: pairs.theta,
    ss: pairs.ss,
    sy: pairs.sy,
    heldRows: settled.heldRows.slice(),
    split: settled.split,
  };
}

/** A run that goes on from a copy of the state. */
export function restoreRun(state: LbfgsbState, memory: number, box: Box): Run {
  demand(state.memory === memory, "minimize", `a state with memory ${memory}`, state.memory);
  const run = startRun(state.x, memory, box);
  const { pairs, active, split } = run;
  run.gradient.set(state.gradient);
  run.value = state.value;
  run.previousValue = state.previousValue;
  run.iterations = state.iterations;
  state.s.forEach((s, k) => {
    const pair = addPair(pairs);
    pair.s.set(s);
    pair.y.set(state.y[k]!);
  });
  pairs.theta = state.theta;
  pairs.ss.set(state.ss);
  pairs.sy.set(state.sy);
  for (const row of state.heldRows) hold(active, row);
  for (const name of ["ss", "sy", "yy"] as const) split[name].set(state.split[name]);
  split.ofGradient = state.split.ofGradient.slice();
  return run;
}
