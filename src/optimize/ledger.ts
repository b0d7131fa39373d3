import { demand } from "../core/demand";
import type { Objective } from "./problem";
import type { Stop } from "./stop";

/** What every method may be told of when to stop and whom to tell. */
export interface LedgerOptions {
  readonly maxEvaluations: number;
  readonly target: number;
  readonly signal?: AbortSignal | undefined;
  readonly onEvaluation?: ((index: number, value: number, best: number) => void) | undefined;
}

/** Keeps account of the evaluations of one run: counts them, records them, and says when no more may be made. */
export interface Ledger {
  /** f of each evaluation, start first. */
  readonly values: readonly number[];
  /** Why no further evaluation may be made, if so. */
  halt(): Stop | undefined;
  /**
   * Evaluates f at x and copies its gradient into `gradient`.
   * @returns the value, or NaN where the value or an entry of the gradient is not finite
   */
  evaluate(x: Float64Array, gradient: Float64Array): Promise<number>;
}

/** @param past values of the run that is being resumed */
export function openLedger(f: Objective, options: LedgerOptions, past: readonly number[]): Ledger {
  const values = [...past];
  let best = values.reduce((least, value) => (value < least ? value : least), Infinity);

  function halt(): Stop | undefined {
    if (values.length > 0 && values.at(-1)! <= options.target) return "target reached";
    if (options.signal?.aborted) return "interrupted";
    return values.length >= options.maxEvaluations ? "evaluation limit" : undefined;
  }
  async function evaluate(x: Float64Array, gradient: Float64Array): Promise<number> {
    const found = await f(x);
    demand(found.gradient.length === x.length, "minimize", `a gradient of length ${x.length}`, found.gradient.length);
    const finite = copyFinite(found.gradient, gradient);
    values.push(found.value);
    if (found.value < best) best = found.value;
    options.onEvaluation?.(values.length - 1, found.value, best);
    return finite && Number.isFinite(found.value) ? found.value : NaN;
  }
  return { values, halt, evaluate };
}

/** Copies numbers. @returns whether all are finite */
function copyFinite(from: Float64Array | Float32Array, to: Float64Array): boolean {
  let zero = 0; // 0 · number is 0, or NaN for NaN and ±Infinity
  for (let i = 0; i < to.length; i++) {
    to[i] = from[i]!;
    zero += 0 * from[i]!;
  }
  return zero === 0;
}
