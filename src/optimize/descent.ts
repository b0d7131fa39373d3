import { project, projectedGradientNorm, type Box } from "./box";
import type { Ledger } from "./ledger";
import type { Outcome } from "./outcome";
import type { Stop } from "./stop";

/** What a method that goes on from step to step keeps, whatever its steps: plain numbers and typed arrays. */
export interface DescentState {
  /** Current iterate, length n. */
  readonly x: Float64Array;
  /** Gradients taken in so far, that at x included. */
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

/** A state while it is worked on. */
export type Writable<State> = { -readonly [Key in keyof State]: State[Key] };

/** What makes a method of it. */
export interface StepRule<State extends DescentState> {
  /** Takes in the gradient at x. @param before  the iterate that x came from; undefined at the start */
  absorb(run: Writable<State>, gradient: Float64Array, before: Float64Array | undefined): void;
  /** Writes where the next step from x ends. @param scale  of the step's length, 1 or less */
  place(trial: Float64Array, run: Writable<State>, scale: number): void;
  /** A reason of its own to end. */
  stop?(run: Writable<State>): Stop | undefined;
}

export interface DescentContext<State> {
  readonly box: Box;
  readonly gradientTolerance: number;
  readonly ledger: Ledger;
  readonly onIterate: (evaluations: number, state: () => State) => Promise<void>;
}

/** A step that still meets no finite value after so many halvings is given up. */
const maxHalvings = 20;

/** A run's beginning at a start, which is brought into the box. */
export function descentStart(start: Float64Array, box: Box): Writable<DescentState> {
  const x = start.slice();
  project(x, box);
  return { x, best: x.slice(), steps: 0, halvings: 0, gradientNorm: NaN, bestValue: NaN, values: [] };
}

/**
 * Goes from step to step within bounds: each is projected onto the box, one to where f is not finite is halved, and the
 * best point seen is handed back, not the last one.
 */
export async function descend<State extends DescentState>(
  run: Writable<State>,
  rule: StepRule<State>,
  { box, gradientTolerance, ledger, onIterate }: DescentContext<State>,
): Promise<Outcome<State>> {
  const gradient = new Float64Array(run.x.length);
  let trial: Float64Array = new Float64Array(run.x.length);
  const state = (): State => ({ ...run, values: ledger.values.slice() });
  const finish = (stop: Stop): Outcome<State> => {
    return { x: run.best.slice(), value: run.bestValue, stop, iterations: run.steps, state: state() };
  };
  const arrived = (value: number, before: Float64Array | undefined): void => {
    rule.absorb(run, gradient, before);
    run.steps++;
    run.halvings = 0;
    run.gradientNorm = projectedGradientNorm(run.x, gradient, box);
    if (value >= run.bestValue) return;
    run.best.set(run.x);
    run.bestValue = value;
  };

  if (ledger.values.length === 0) {
    const stop = ledger.halt();
    if (stop) return finish(stop);
    const value = await ledger.evaluate(run.x, gradient);
    if (Number.isFinite(value)) arrived(value, undefined);
  }
  for (;;) {
    const stop = reasonToStop(run, gradientTolerance) ?? rule.stop?.(run) ?? ledger.halt();
    if (stop) return finish(stop);
    await onIterate(ledger.values.length, state);
    rule.place(trial, run, 2 ** -run.halvings);
    project(trial, box);
    const value = await ledger.evaluate(trial, gradient);
    if (!Number.isFinite(value)) {
      run.halvings++;
      continue;
    }
    [run.x, trial] = [trial, run.x];
    arrived(value, trial);
  }
}

function reasonToStop({ gradientNorm, halvings }: DescentState, gradientTolerance: number): Stop | undefined {
  if (Number.isNaN(gradientNorm) || halvings > maxHalvings) return "not finite";
  return gradientNorm <= gradientTolerance ? "gradient small" : undefined;
}
