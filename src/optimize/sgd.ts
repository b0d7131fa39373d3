import { project, projectedGradientNorm } from "./box";
import type { Box } from "./box";
import type { Ledger } from "./ledger";
import type { Outcome } from "./outcome";
import type { Stop } from "./stop";

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

/** All that a descent needs to go on, bit for bit: plain numbers and typed arrays. */
export interface SgdState {
  readonly method: "sgd";
  /** Current iterate, length n. */
  readonly x: Float64Array;
  /** The step to be taken from x, and how many gradients it holds. */
  readonly velocity: Float64Array;
  readonly steps: number;
  /** How often the step from x was halved because f was not finite at its end. */
  readonly halvings: number;
  /** ‖P(x − g) − x‖∞ at x. */
  readonly gradientNorm: number;
  /** ‖x − x before‖ / ‖x − origin‖; Infinity at the start. */
  readonly change: number;
  /** The best point seen, and f there. */
  readonly best: Float64Array;
  readonly bestValue: number;
  /** f of every evaluation; empty where the start itself is still to be evaluated. */
  readonly values: readonly number[];
}

type Run = { -readonly [Key in keyof SgdState]: SgdState[Key] };

/** A step that still meets no finite value after so many halvings is given up. */
const maxHalvings = 20;

/**
 * Gradient descent with momentum within bounds: v ← μ·v − α_t·(g + λ·(x − origin)), x ← x + v, α_t = α·factor^⌊t/every⌋.
 *
 * Source: the momentum of Polyak 1964 in the form of MXNet's SGD, which Li et al. 2017's code calls; their descent is not
 * stochastic. Departures: each step is projected onto the box; a step to where f is not finite is halved; the best point
 * seen is handed back, not the last one.
 */
export async function sgd(
  start: Float64Array | SgdState,
  box: Box,
  settings: SgdSettings,
  ledger: Ledger,
  onIterate: (evaluations: number, state: () => SgdState) => Promise<void>,
): Promise<Outcome<SgdState>> {
  const run = "method" in start ? copyState(start) : startRun(start, box);
  const gradient = new Float64Array(run.x.length);
  let trial: Float64Array = new Float64Array(run.x.length);
  const state = (): SgdState => ({ ...run, values: ledger.values.slice() });
  const finish = (stop: Stop): Outcome<SgdState> => {
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
    const scale = 2 ** -run.halvings;
    for (let i = 0; i < trial.length; i++) trial[i] = run.x[i]! + scale * run.velocity[i]!;
    project(trial, box);
    const value = await ledger.evaluate(trial, gradient);
    if (!Number.isFinite(value)) {
      run.halvings++;
      continue;
    }
    [run.x, trial] = [trial, run.x];
    run.change = relativeChange(run.x, trial, settings.origin);
    absorb(run, value, gradient, box, settings);
  }
}

function startRun(start: Float64Array, box: Box): Run {
  const x = start.slice();
  project(x, box);
  const none = { steps: 0, halvings: 0, gradientNorm: NaN, change: Infinity, bestValue: NaN, values: [] };
  return { method: "sgd", x, velocity: new Float64Array(x.length), best: x.slice(), ...none };
}

function copyState(state: SgdState): Run {
  const { x, velocity, best } = state;
  return { ...state, x: x.slice(), velocity: velocity.slice(), best: best.slice() };
}

/** The next step, from the gradient at the new x. */
function absorb(run: Run, value: number, gradient: Float64Array, box: Box, settings: SgdSettings): void {
  if (!Number.isFinite(value)) return;
  const { x, velocity, best } = run;
  const { learningRate, momentum, rateDecay, weightDecay, origin, gradientLimit } = settings;
  const rate = learningRate * rateDecay.factor ** Math.floor(run.steps / rateDecay.every);
  const clip = gradientLimit === Infinity ? 1 : Math.min(1, gradientLimit / norm(gradient));
  const stride = origin.length === 1 ? 0 : 1;
  for (let i = 0; i < x.length; i++) {
    const pull = weightDecay * (x[i]! - origin[i * stride]!);
    velocity[i] = momentum * velocity[i]! - rate * (clip * gradient[i]! + pull);
  }
  run.steps++;
  run.halvings = 0;
  run.gradientNorm = projectedGradientNorm(x, gradient, box);
  if (value >= run.bestValue) return;
  best.set(x);
  run.bestValue = value;
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

function reasonToStop(
  { gradientNorm, halvings, change }: Run,
  { gradientTolerance, stepTolerance }: SgdSettings,
): Stop | undefined {
  if (Number.isNaN(gradientNorm) || halvings > maxHalvings) return "not finite";
  if (gradientNorm <= gradientTolerance) return "gradient small";
  return change < stepTolerance ? "step small" : undefined;
}
