import type { RunOptions } from "./run-options";

/** What a runner asks of a worker process: one run, by what determines it. */
export interface RunTask {
  readonly key: string;
  readonly options: RunOptions;
  /** Of the store. */
  readonly folder: string;
  /** Of the compiled engine. */
  readonly threads: number;
  /** Remove what lies there of an earlier try. */
  readonly anew: boolean;
}

export type Order = { readonly kind: "run"; readonly task: RunTask } | { readonly kind: "stop" };

/** What a worker tells of its task. */
export type Told =
  | { readonly kind: "progress"; readonly share: number; readonly evaluation: number }
  | { readonly kind: "ended"; readonly outcome: Outcome };

export type Outcome =
  | { readonly kind: "finished"; readonly seconds: number }
  | { readonly kind: "failed"; readonly error: string }
  | { readonly kind: "interrupted" };
