import type { FeatureChoice } from "../synthesis/feature-maps";
import type { RunOptions } from "./run-options";

/** What a runner asks of a worker process: a run, or what metrics say of an exemplar's baselines. */
export interface RunTask {
  readonly what: "run" | "baselines";
  /** Of the run, or sha256 of the exemplar's pixels. */
  readonly key: string;
  readonly options: RunOptions;
  /** Of the store. */
  readonly folder: string;
  /** What metrics look at. */
  readonly heldOut: FeatureChoice;
  /** Of the compiled engine. */
  readonly threads: number;
  /** Remove what lies there of an earlier try. */
  readonly anew: boolean;
}

export type Order = { readonly kind: "run"; readonly task: RunTask } | { readonly kind: "stop" };

/** What a worker tells of its task. */
export type Told =
  { readonly kind: "progress"; readonly share: number } | { readonly kind: "ended"; readonly outcome: Outcome };

export type Outcome =
  /** Seconds with all that belongs to it: the run, its pictures, its metrics. */
  | { readonly kind: "finished"; readonly seconds: number }
  | { readonly kind: "failed"; readonly error: string }
  | { readonly kind: "interrupted" };
