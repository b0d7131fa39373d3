import type { Stop } from "./stop";

/** What a method hands back. */
export interface Outcome<State> {
  /** The best point seen. */
  readonly x: Float64Array;
  /** f there; NaN where f was never finite. */
  readonly value: number;
  readonly stop: Stop;
  /** Accepted steps. */
  readonly iterations: number;
  /** From which a run can go on: the last accepted iterate. */
  readonly state: State;
}
