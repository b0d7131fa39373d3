import type { Box } from "./box";
import { descend, descentStart, type DescentState, type StepRule, type Writable } from "./descent";
import type { Ledger } from "./ledger";
import type { Outcome } from "./outcome";

/** Settings of the method itself; their meaning and defaults are those of `AdamOptions`. */
export interface AdamSettings {
  readonly learningRate: number;
  readonly firstDecay: number;
  readonly secondDecay: number;
  readonly epsilon: number;
  readonly gradientTolerance: number;
}

/** All that an Adam run needs to go on, bit for bit. */
export interface AdamState extends DescentState {
  readonly method: "adam";
  /** Decaying means of the gradient and of its squares, those at x included. */
  readonly first: Float64Array;
  readonly second: Float64Array;
}

/**
 * Adam within bounds: steps along the decaying mean of the gradient, each entry scaled by its root mean square.
 *
 * Source: Kingma & Ba 2015, arXiv:1412.6980, Algorithm 1. Departures: those of `descend`.
 */
export function adam(
  start: Float64Array | AdamState,
  box: Box,
  settings: AdamSettings,
  ledger: Ledger,
  onIterate: (evaluations: number, state: () => AdamState) => Promise<void>,
): Promise<Outcome<AdamState>> {
  const run = "method" in start ? copyState(start) : startRun(start, box);
  const { gradientTolerance } = settings;
  return descend(run, ruleOf(settings), { box, gradientTolerance, ledger, onIterate });
}

function startRun(start: Float64Array, box: Box): Writable<AdamState> {
  const [first, second] = [new Float64Array(start.length), new Float64Array(start.length)];
  return { method: "adam", ...descentStart(start, box), first, second };
}

function copyState(state: AdamState): Writable<AdamState> {
  const { x, first, second, best } = state;
  return { ...state, x: x.slice(), first: first.slice(), second: second.slice(), best: best.slice() };
}

function ruleOf({ learningRate, firstDecay, secondDecay, epsilon }: AdamSettings): StepRule<AdamState> {
  return {
    /** m ← β₁m + (1 − β₁)g and v ← β₂v + (1 − β₂)g². */
    absorb({ first, second }, gradient) {
      for (let i = 0; i < gradient.length; i++) {
        const g = gradient[i]!;
        first[i] = firstDecay * first[i]! + (1 - firstDecay) * g;
        second[i] = secondDecay * second[i]! + (1 - secondDecay) * g * g;
      }
    },
    /** x − α·m̂ / (√v̂ + ε), with m̂ = m/(1 − β₁ᵗ) and v̂ = v/(1 − β₂ᵗ). */
    place(trial, { x, first, second, steps }, scale) {
      const rate = (learningRate * scale) / (1 - firstDecay ** steps);
      const root = 1 / Math.sqrt(1 - secondDecay ** steps);
      for (let i = 0; i < x.length; i++)
        trial[i] = x[i]! - (rate * first[i]!) / (Math.sqrt(second[i]!) * root + epsilon);
    },
  };
}
