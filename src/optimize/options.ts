import type { AdamState } from "./adam";
import type { LbfgsbState } from "./lbfgsb/state";
import type { Bounds } from "./problem";
import type { SgdState } from "./sgd";

/** From which a run can go on. */
export type MinimizeState = LbfgsbState | AdamState | SgdState;

/** What every method understands. */
export interface CommonOptions {
  /** The box x is kept in, at every evaluation. Default: none. */
  readonly bounds?: Bounds | undefined;
  /** Evaluations of f in all, those before a resumption included. Default 1000. */
  readonly maxEvaluations?: number;
  /** Stop when no entry of the projected gradient exceeds this, in objective units per x unit. Default 1e-5. */
  readonly gradientTolerance?: number;
  /** Stop when the value is this or less. Default −Infinity: never. */
  readonly target?: number;
  /** Aborting it ends the run before the next evaluation, with stop "interrupted". */
  readonly signal?: AbortSignal | undefined;
  /** Hears of each evaluation: its index from 0, its value, the least value so far. */
  readonly onEvaluation?: ((index: number, value: number, best: number) => void) | undefined;
  readonly checkpoint?: Checkpoint | undefined;
  /** Go on from this state instead of from the start, which then counts by its length alone. */
  readonly resume?: MinimizeState | undefined;
}

export interface Checkpoint {
  /** Save at the first accepted iterate after every so many evaluations. */
  readonly every: number;
  /** The state shares the run's arrays: it stays true only until `save` is done. Its pairs are views of one memory. */
  save(state: MinimizeState): Promise<void> | void;
}

/** Bounded L-BFGS. */
export interface LbfgsbOptions extends CommonOptions {
  readonly method?: "lbfgsb";
  /** Pairs of corrections kept; 3 to 20 is usual. Default 20. */
  readonly memory?: number;
  /** Stop when (f_k − f_{k+1}) / max(|f_k|, |f_{k+1}|, 1) ≤ this. Default 2.2e-9, SciPy's. */
  readonly decreaseTolerance?: number;
}

/** Adam, projected onto the bounds. */
export interface AdamOptions extends CommonOptions {
  readonly method: "adam";
  /** Length of a step per entry, in x units. Default 1e-3. */
  readonly learningRate?: number;
  /** Decay per step of the mean gradient (β₁) and of its mean square (β₂), in [0, 1). Defaults 0.9 and 0.999. */
  readonly firstDecay?: number;
  readonly secondDecay?: number;
  /** Added to the root mean square, in gradient units. Default 1e-8. */
  readonly epsilon?: number;
}

/** Gradient descent with momentum, projected onto the bounds. */
export interface SgdOptions extends CommonOptions {
  readonly method: "sgd";
  /** Length of a step per unit of the gradient: x units squared per objective unit. Default 1e-3. */
  readonly learningRate?: number;
  /** Part of the last step that goes into the next, in [0, 1). Default 0.9. */
  readonly momentum?: number;
  /** The learning rate times `factor` after every so many steps. Default: never. */
  readonly rateDecay?: { readonly factor: number; readonly every: number } | undefined;
  /** Pull towards the origin, in gradient units per x unit. Default 0. */
  readonly weightDecay?: number | undefined;
  /** Of weightDecay and stepTolerance; one number stands for all entries. Default 0. */
  readonly origin?: Float64Array | number;
  /** A gradient of greater Euclidean norm is scaled down to it. Default Infinity. */
  readonly gradientLimit?: number | undefined;
  /** Stop when ‖x − x before‖ is less than this part of ‖x − origin‖. Default 0: never. */
  readonly stepTolerance?: number | undefined;
}

export type MinimizeOptions = LbfgsbOptions | AdamOptions | SgdOptions;
