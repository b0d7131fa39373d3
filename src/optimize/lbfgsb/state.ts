import { demand } from "../../core/demand";
import type { Box } from "../box";
import { heldRows, hold } from "./active-set";
import type { Column } from "./columns";
import { startRun } from "./run";
import type { Run } from "./run";
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
  /** The pairs, oldest first; single precision for large n. */
  readonly s: readonly Column[];
  readonly y: readonly Column[];
  readonly theta: number;
  /** SᵀS and SᵀY, memory × memory. */
  readonly ss: Float64Array;
  readonly sy: Float64Array;
  /** The active set's variables, and the products that follow them. */
  readonly heldRows: Int32Array;
  readonly split: SavedSplit;
}

export type SavedSplit = Readonly<Omit<Split, "memory">>;

/** The state shares the run's arrays: it stays true only until the run goes on. */
export function saveRun(run: Run, values: readonly number[]): LbfgsbState {
  const { pairs, active } = run;
  return {
    method: "lbfgsb",
    memory: pairs.memory,
    x: run.x,
    gradient: run.gradient,
    value: run.value,
    previousValue: run.previousValue,
    iterations: run.iterations,
    values,
    s: pairs.s,
    y: pairs.y,
    theta: pairs.theta,
    ss: pairs.ss,
    sy: pairs.sy,
    heldRows: heldRows(active),
    split: run.split,
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
  pairs.s.push(...state.s.map((column) => column.slice()));
  pairs.y.push(...state.y.map((column) => column.slice()));
  pairs.theta = state.theta;
  pairs.ss.set(state.ss);
  pairs.sy.set(state.sy);
  for (const row of state.heldRows) hold(active, row);
  for (const name of ["ss", "sy", "yy"] as const) split[name].set(state.split[name]);
  split.ofGradient = state.split.ofGradient.slice();
  return run;
}
