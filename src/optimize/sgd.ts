import type { Box } from "./box";
import { descend, descentStart, type DescentState, type StepRule, type Writable } from "./descent";
import type { Ledger } from "./ledger";
import type { Outcome } from "./outcome";

/** Settings of the method itself; their meaning and defaults are those of `SgdOptions`. */
export interface SgdSettings {
  readonly learningRate: number;
  readonly momentum: number;
  readonly rateDecay: { readonly factor: number; readonly every: number };
  readonly weightDecay: number;
  /** Length n, or 1 for all entries. */
  readonly origin: Float64Array;
  readonly gradientLimit: number;
  readonly stepTolerance: number;
  readonly gradientTolerance: number;
}

/** All that such a descent needs to go on, bit for bit. */
export interface SgdState extends DescentState {
  readonly method: "sgd";
  /** The step to be taken from x. */
  readonly velocity: Float64Array;
  /** ‖x − x before‖ / ‖x − origin‖; Infinity at the start. */
  readonly change: number;
}

/**
 * Gradient descent with momentum within bounds: v ← μ·v − α_t·(g + λ·(x − origin)), x ← x + v, α_t = α·factor^⌊t/every⌋.
 *
 * Source: the momentum of Polyak 1964 in the form of MXNet's SGD, which Li et al. 2017's code calls; their descent is not
 * stochastic. Departures: those of `descend`.
 */
export function sgd(
  start: Float64Array | SgdState,
  box: Box,
  settings: SgdSettings,
  ledger: Ledger,
  onIterate: (evaluations: number, state: () => SgdState) => Promise<void>,
): Promise<Outcome<SgdState>> {
  const run = "method" in start ? copyState(start) : startRun(start, box);
  const { gradientTolerance } = settings;
  return descend(run, ruleOf(settings), { box, gradientTolerance, ledger, onIterate });
}

function startRun(start: Float64Array, box: Box): Writable<SgdState> {
  return { method: "sgd", ...descentStart(start, box), velocity: new Float64Array(start.length), change: Infinity };
}

function copyState(state: SgdState): Writable<SgdState> {
  const { x, velocity, best } = state;
  return { ...state, x: x.slice(), velocity: velocity.slice(), best: best.slice() };
}

function ruleOf(settings: SgdSettings): StepRule<SgdState> {
  const { learningRate, momentum, rateDecay, weightDecay, origin, gradientLimit, stepTolerance } = settings;
  const stride = origin.length === 1 ? 0 : 1;
  return {
    absorb(run, gradient, before) {
      const { x, velocity, steps } = run;
      if (before) run.change = relativeChange(x, before, origin);
      const rate = learningRate * rateDecay.factor ** Math.floor(steps / rateDecay.every);
      const clip = gradientLimit === Infinity ? 1 : Math.min(1, gradientLimit / norm(gradient));
      for (let i = 0; i < x.length; i++) {
        const pull = weightDecay * (x[i]! - origin[i * stride]!);
        velocity[i] = momentum * velocity[i]! - rate * (clip * gradient[i]! + pull);
      }
    },
    place(trial, { x, velocity }, scale) {
      for (let i = 0; i < x.length; i++) trial[i] = x[i]! + scale * velocity[i]!;
    },
    stop: ({ change }) => (change < stepTolerance ? "step small" : undefined),
  };
}

function norm(vector: Float64Array): number {
  let sum = 0;
  for (const entry of vector) sum += entry * entry;
  return Math.sqrt(sum);
}

function relativeChange(x: Float64Array, before: Float64Array, origin: Float64Array): number {
  const stride = origin.length === 1 ? 0 : 1;
  let [change, size] = [0, 0];
  for (let i = 0; i < x.length; i++) {
    change += (x[i]! - before[i]!) ** 2;
    size += (x[i]! - origin[i * stride]!) ** 2;
  }
  return Math.sqrt(change / size);
}
