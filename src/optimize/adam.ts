import { project, projectedGradientNorm } from "./box";
import type { Box } from "./box";
import type { Ledger } from "./ledger";
import type { Outcome } from "./outcome";
import type { Stop } from "./stop";

/** Settings of the method itself; their meaning and defaults are those of `AdamOptions`. */
export interface AdamSettings {
  readonly learningRate: number;
  readonly firstDecay: number;
  readonly secondDecay: number;
  readonly epsilon: number;
  readonly gradientTolerance: number;
}

/** All that an Adam run needs to go on, bit for bit: plain numbers and typed arrays. */
export interface AdamState {
  readonly method: "adam";
  /** Current iterate, length n. */
  readonly x: Float64Array;
  /** Decaying means of the gradient and of its squares, those at x included, and how many they hold. */
  readonly first: Float64Array;
  readonly second: Float64Array;
  readonly steps: number;
  /** How often the step from x was halved because f was not finite at its end. */
  readonly halvings: number;
  /** ‖P(x − g) − x‖∞ at x. */
  readonly gradientNorm: number;
  /** The best point seen, and f there. */
  readonly best: Float64Array;
  readonly bestValue: number;
  /** f of every evaluation; empty where the start itself is still to be evaluated. */
  readonly values: readonly number[];
}

type Run = { -readonly [Key in keyof AdamState]: AdamState[Key] };

/** A step that still meets no finite value after so many halvings is given up. */
const maxHalvings = 20;

/**
 * Adam within bounds: steps along the decaying mean of the gradient, each entry scaled by its root mean square.
 *
 * Source: Kingma & Ba 2015, arXiv:1412.6980, Algorithm 1. Departures: each step is projected onto the box; a step to
 * where f is not finite is halved; the best point seen is handed back, not the last one.
 */
export async function adam(
  start: Float64Array | AdamState,
  box: Box,
  settings: AdamSettings,
  ledger: Ledger,
  onIterate: (evaluations: number, state: () => AdamState) => Promise<void>,
): Promise<Outcome<AdamState>> {
  const run = "method" in start ? copyState(start) : startRun(start, box);
  const gradient = new Float64Array(run.x.length);
  let trial: Float64Array = new Float64Array(run.x.length);
  const state = (): AdamState => ({ ...run, values: ledger.values.slice() });
  const finish = (stop: Stop): Outcome<AdamState> => {
    return { x: run.best.slice(), value: run.bestValue, stop, iterations: run.steps, state: state() };
  };

  if (ledger.values.length === 0) {
    const stop = ledger.halt();
    if (stop) return finish(stop);
    absorb(run, await ledger.evaluate(run.x, gradient), gradient, box, settings);
  }
  for (;;) {
    const stop = reasonToStop(run, settings) ?? ledger.halt();
    if (stop) return finish(stop);
    await onIterate(ledger.values.length, state);
    placeTrial(trial, run, settings);
    project(trial, box);
    const value = await ledger.evaluate(trial, gradient);
    if (!Number.isFinite(value)) {
      run.halvings++;
      continue;
    }
    [run.x, trial] = [trial, run.x];
    absorb(run, value, gradient, box, settings);
  }
}

function startRun(start: Float64Array, box: Box): Run {
  const x = start.slice();
  project(x, box);
  const [first, second, best] = [new Float64Array(x.length), new Float64Array(x.length), x.slice()];
  const none = { steps: 0, halvings: 0, gradientNorm: NaN, bestValue: NaN, values: [] };
  return { method: "adam", x, first, second, best, ...none };
}

function copyState(state: AdamState): Run {
  const { x, first, second, best } = state;
  return { ...state, x: x.slice(), first: first.slice(), second: second.slice(), best: best.slice() };
}

/** m ← β₁m + (1 − β₁)g and v ← β₂v + (1 − β₂)g², with g taken at the new x. */
function absorb(run: Run, value: number, gradient: Float64Array, box: Box, settings: AdamSettings): void {
  if (!Number.isFinite(value)) return;
  const { x, first, second, best } = run;
  const { firstDecay, secondDecay } = settings;
  for (let i = 0; i < x.length; i++) {
    const g = gradient[i]!;
    first[i] = firstDecay * first[i]! + (1 - firstDecay) * g;
    second[i] = secondDecay * second[i]! + (1 - secondDecay) * g * g;
  }
  run.steps++;
  run.halvings = 0;
  run.gradientNorm = projectedGradientNorm(x, gradient, box);
  if (value >= run.bestValue) return;
  best.set(x);
  run.bestValue = value;
}

/** x − α·m̂ / (√v̂ + ε), with m̂ = m/(1 − β₁ᵗ) and v̂ = v/(1 − β₂ᵗ), α halved as often as f was not finite. */
function placeTrial(trial: Float64Array, { x, first, second, steps, halvings }: Run, settings: AdamSettings): void {
  const rate = (settings.learningRate * 2 ** -halvings) / (1 - settings.firstDecay ** steps);
  const scale = 1 / Math.sqrt(1 - settings.secondDecay ** steps);
  for (let i = 0; i < x.length; i++) {
    trial[i] = x[i]! - (rate * first[i]!) / (Math.sqrt(second[i]!) * scale + settings.epsilon);
  }
}

function reasonToStop({ gradientNorm, halvings }: Run, { gradientTolerance }: AdamSettings): Stop | undefined {
  if (Number.isNaN(gradientNorm) || halvings > maxHalvings) return "not finite";
  return gradientNorm <= gradientTolerance ? "gradient small" : undefined;
}
