import { project } from "../box";
import type { Ledger } from "../ledger";
import { advance, retreat, startLineSearch } from "../line-search";
import type { Stop } from "../stop";
import type { Way } from "./plan";
import type { Run } from "./run";

/** How a search along the way from x to `run.end` came out. */
export type Found =
  /** `run.trial` and `run.trialGradient` hold the new iterate; `slope` is φ′ there. */
  | { readonly kind: "accepted"; readonly step: number; readonly value: number; readonly slope: number }
  | { readonly kind: "failed"; readonly finite: boolean }
  /** No more evaluations may be made; `step` gave the least value so far, 0 standing for x itself. */
  | { readonly kind: "halted"; readonly stop: Stop; readonly step: number; readonly value: number };

/** Evaluations one search may take, as in SciPy. */
const maxTrials = 20;
/** Of these, how many may meet no finite value: each goes back to a tenth of the way. */
const maxRetreats = 10;

/** Looks for a step from x to `run.end` or beyond with the strong Wolfe conditions. */
export async function searchAlong(run: Run, way: Way, ledger: Ledger): Promise<Found> {
  const longest = run.box.bounded && run.iterations === 0 ? 1 : way.longest;
  const start = { step: 0, value: run.value, slope: way.slope };
  const search = startLineSearch(start, firstStep(run, longest), longest);
  let best = { step: 0, value: run.value };
  let retreats = 0;
  for (let trials = 0; ; trials++) {
    const stop = ledger.halt();
    if (stop) return { kind: "halted", stop, ...best };
    if (trials === maxTrials || !(search.step > 0)) return { kind: "failed", finite: true };
    const { step } = search;
    placeTrial(run, step);
    const value = await ledger.evaluate(run.trial, run.trialGradient);
    if (Number.isNaN(value)) {
      if (++retreats > maxRetreats) return { kind: "failed", finite: false };
      retreat(search);
      continue;
    }
    if (value < best.value) best = { step, value };
    const trialSlope = slopeAtTrial(run);
    if (advance(search, value, trialSlope)) return { kind: "accepted", step, value, slope: trialSlope };
  }
}

/** run.trial = x + step·(end − x), never outside the box. */
export function placeTrial({ x, end, trial, box }: Run, step: number): void {
  if (step === 0) trial.set(x);
  else if (step === 1) trial.set(end);
  else {
    for (let i = 0; i < x.length; i++) trial[i] = x[i]! + step * (end[i]! - x[i]!);
    project(trial, box);
  }
}

function slopeAtTrial({ x, end, trialGradient }: Run): number {
  let slope = 0;
  for (let i = 0; i < x.length; i++) slope += trialGradient[i]! * (end[i]! - x[i]!);
  return slope;
}

/** The whole way; but a length of 1 in x at the very start, where the model knows no scale, unless all x are boxed. */
function firstStep({ x, end, box, iterations }: Run, longest: number): number {
  if (iterations > 0 || box.boxed) return 1;
  let square = 0;
  for (let i = 0; i < x.length; i++) square += (end[i]! - x[i]!) ** 2;
  return Math.min(1 / Math.sqrt(square), longest);
}
