import { projectedGradientNorm } from "../box";
import type { Box } from "../box";
import type { Ledger } from "../ledger";
import type { Outcome } from "../outcome";
import type { Stop } from "../stop";
import { planWay } from "./plan";
import { followGradient, forget, remember } from "./remember";
import { startRun } from "./run";
import type { Run } from "./run";
import { placeTrial, searchAlong } from "./search";
import type { Found } from "./search";
import { restoreRun, saveRun, settle } from "./state";
import type { LbfgsbState } from "./state";

/** Settings of the method itself; their meaning and defaults are those of `LbfgsbOptions`. */
export interface LbfgsbSettings {
  readonly memory: number;
  readonly gradientTolerance: number;
  readonly decreaseTolerance: number;
}

/**
 * Bounded L-BFGS: minimizes f over a box with a quadratic model of limited memory.
 * Each iteration finds the Cauchy point of the model (cauchy.ts), minimizes the model over the variables that are
 * free there (subspace.ts), and searches along the way to that minimum for a step with the strong Wolfe conditions.
 *
 * Sources: Byrd, Lu, Nocedal & Zhu 1995, "A limited memory algorithm for bound constrained optimization"; Morales &
 * Nocedal 2011, "Remark on Algorithm 778". Tolerances and restarts as in SciPy's L-BFGS-B.
 */
export async function lbfgsb(
  start: Float64Array | LbfgsbState,
  box: Box,
  settings: LbfgsbSettings,
  ledger: Ledger,
  onIterate: (evaluations: number, state: () => LbfgsbState) => Promise<void>,
): Promise<Outcome<LbfgsbState>> {
  const run = "method" in start ? restoreRun(start, settings.memory, box) : startRun(start, settings.memory, box);
  let settled = settle(run, ledger.values.length);
  const state = (): LbfgsbState => saveRun(run, settled, ledger.values);
  const finish = (stop: Stop, x: Float64Array = run.x.slice(), value = run.value): Outcome<LbfgsbState> => {
    return { x, value, stop, iterations: run.iterations, state: state() };
  };

  if (settled.evaluations === 0) {
    const stop = ledger.halt();
    if (stop) return finish(stop);
    run.value = await ledger.evaluate(run.x, run.gradient);
  }
  for (;;) {
    settled = settle(run, ledger.values.length);
    const stop = reasonToStop(run, settings) ?? ledger.halt();
    if (stop) return finish(stop);
    await onIterate(settled.evaluations, state);
    const way = planWay(run);
    const found: Found = way ? await searchAlong(run, way, ledger) : { kind: "failed", finite: true };
    if (found.kind === "halted") {
      placeTrial(run, found.step);
      return finish(found.stop, run.trial, found.value);
    }
    if (found.kind === "accepted") accept(run, way!.slope, found);
    else if (run.pairs.s.length > 0) forget(run);
    else return finish(found.finite ? "line search failed" : "not finite");
  }
}

function reasonToStop(run: Run, { gradientTolerance, decreaseTolerance }: LbfgsbSettings): Stop | undefined {
  const { x, gradient, box, value, previousValue } = run;
  if (!Number.isFinite(value)) return "not finite";
  if (projectedGradientNorm(x, gradient, box) <= gradientTolerance) return "gradient small";
  const scale = Math.max(Math.abs(previousValue), Math.abs(value), 1);
  return previousValue < Infinity && previousValue - value <= decreaseTolerance * scale ? "decrease small" : undefined;
}

/** Makes the trial point the current one, and remembers the step where sᵀy > 0 beyond rounding. */
function accept(run: Run, slopeBefore: number, { value, slope }: Found & { kind: "accepted" }): void {
  if (slope - slopeBefore > Number.EPSILON * -slopeBefore) remember(run);
  else followGradient(run);
  [run.x, run.trial] = [run.trial, run.x];
  [run.gradient, run.trialGradient] = [run.trialGradient, run.gradient];
  run.previousValue = run.value;
  run.value = value;
  run.iterations++;
}
