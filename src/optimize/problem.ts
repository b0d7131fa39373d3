/** f(x) and its gradient. The optimizer copies the gradient, so one buffer may serve every call. */
export interface Evaluation {
  readonly value: number;
  /** Same length as x, in objective units per x unit. */
  readonly gradient: Float64Array | Float32Array;
}

/** The function to minimize. It reads `x` until it answers, and neither keeps nor changes it. */
export type Objective = (x: Float64Array) => Promise<Evaluation> | Evaluation;

/** Box l ≤ x ≤ u, in x units; one number stands for all entries, ±Infinity for no bound. */
export interface Bounds {
  readonly lower: Float64Array | number;
  readonly upper: Float64Array | number;
}
