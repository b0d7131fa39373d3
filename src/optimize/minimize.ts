import { demand } from "../core/demand";
import { adam } from "./adam";
import type { AdamSettings } from "./adam";
import { makeBox } from "./box";
import { lbfgsb } from "./lbfgsb/lbfgsb";
import type { LbfgsbSettings } from "./lbfgsb/lbfgsb";
import { openLedger } from "./ledger";
import { mostPairs } from "./lbfgsb/columns";
import type { AdamOptions, CommonOptions, LbfgsbOptions, MinimizeOptions, MinimizeState, SgdOptions } from "./options";
import type { Outcome } from "./outcome";
import type { Objective } from "./problem";
import { sgd } from "./sgd";
import type { SgdSettings } from "./sgd";

export type { AdamOptions, Checkpoint, LbfgsbOptions, MinimizeOptions, MinimizeState, SgdOptions } from "./options";

/** Every method by name. */
export const methods = ["lbfgsb", "adam", "sgd"] as const;

/** How a run came out. */
export interface Minimum extends Outcome<MinimizeState> {
  readonly evaluations: number;
  /** f of every evaluation, start first. */
  readonly values: readonly number[];
}

/**
 * Looks for a minimum of f near `start`, within bounds.
 * @param start copied, and moved into the bounds
 * @throws UsageError on a wrong option; every way for the search itself to end is a `stop`
 */
export async function minimize(
  f: Objective,
  start: Float64Array | Float32Array,
  options: MinimizeOptions = {},
): Promise<Minimum> {
  const { maxEvaluations = 1000, target = -Infinity, signal, onEvaluation, resume } = options;
  demand(
    Number.isInteger(maxEvaluations) && maxEvaluations >= 1,
    "minimize",
    "maxEvaluations to be a whole number ≥ 1",
    maxEvaluations,
  );
  const { method = "lbfgsb" } = options;
  demand((methods as readonly string[]).includes(method), "minimize", `a method out of ${methods.join(", ")}`, method);
  demand(!Number.isNaN(target), "minimize", "target to be a number", target);
  demand(
    start.every(Number.isFinite),
    "minimize",
    "finite numbers in start",
    start.find((entry) => !Number.isFinite(entry)),
  );
  const box = makeBox(options.bounds, start.length);
  const past = resume?.values ?? [];
  const ledger = openLedger(f, { maxEvaluations, target, signal, onEvaluation }, past);
  const onIterate = checkpointer(options, past.length);
  const outcome = await runMethod();
  return { ...outcome, evaluations: ledger.values.length, values: ledger.values };

  function runMethod(): Promise<Outcome<MinimizeState>> {
    const { length } = start;
    switch (options.method) {
      case "adam":
        return adam(startOf(start, "adam", resume), box, adamSettings(options), ledger, onIterate);
      case "sgd":
        return sgd(startOf(start, "sgd", resume), box, sgdSettings(options, length), ledger, onIterate);
      default:
        return lbfgsb(startOf(start, "lbfgsb", resume), box, lbfgsbSettings(options, length), ledger, onIterate);
    }
  }
}

/** Saves at the first iterate after every so many evaluations, counted alike in a run and in its resumption. */
function checkpointer({ checkpoint }: CommonOptions, past: number) {
  const every = checkpoint?.every ?? 1;
  demand(Number.isInteger(every) && every >= 1, "minimize", "checkpoint.every to be a whole number ≥ 1", every);
  let before = past;
  return async (evaluations: number, state: () => MinimizeState): Promise<void> => {
    if (Math.floor(evaluations / every) > Math.floor(before / every)) await checkpoint?.save(state());
    before = evaluations;
  };
}

type StateOf<Method> = Extract<MinimizeState, { method: Method }>;

function startOf<Method extends MinimizeState["method"]>(
  start: Float64Array | Float32Array,
  method: Method,
  resume: MinimizeState | undefined,
): Float64Array | StateOf<Method> {
  if (!resume) return Float64Array.from(start);
  demand(resume.method === method, "minimize", `a state of method "${method}" in resume`, resume.method);
  demand(
    resume.x.length === start.length,
    "minimize",
    `a state of ${start.length} variables in resume`,
    resume.x.length,
  );
  return resume as StateOf<Method>;
}

function lbfgsbSettings(options: LbfgsbOptions, length: number): LbfgsbSettings {
  const { memory = 20, gradientTolerance = 1e-5, decreaseTolerance = 2.2e-9 } = options;
  demand(Number.isInteger(memory) && memory >= 1, "minimize", "memory to be a whole number ≥ 1", memory);
  demandPairs(memory, length, "minimize");
  demand(gradientTolerance >= 0, "minimize", "gradientTolerance ≥ 0", gradientTolerance);
  demand(decreaseTolerance >= 0, "minimize", "decreaseTolerance ≥ 0", decreaseTolerance);
  return { memory, gradientTolerance, decreaseTolerance };
}

/** Refuses more pairs than can be kept for so many variables. @throws UsageError */
export function demandPairs(memory: number, length: number, caller: string): void {
  const most = mostPairs(length);
  demand(
    memory <= most,
    caller,
    `memory of at most ${most} pairs for ${length} variables; lower it or use adam`,
    memory,
  );
}

function adamSettings(options: AdamOptions): AdamSettings {
  const {
    learningRate = 1e-3,
    firstDecay = 0.9,
    secondDecay = 0.999,
    epsilon = 1e-8,
    gradientTolerance = 1e-5,
  } = options;
  demand(learningRate > 0 && learningRate < Infinity, "minimize", "a positive learningRate", learningRate);
  demand(firstDecay >= 0 && firstDecay < 1, "minimize", "firstDecay in [0, 1)", firstDecay);
  demand(secondDecay >= 0 && secondDecay < 1, "minimize", "secondDecay in [0, 1)", secondDecay);
  demand(epsilon > 0 && epsilon < Infinity, "minimize", "a positive epsilon", epsilon);
  demand(gradientTolerance >= 0, "minimize", "gradientTolerance ≥ 0", gradientTolerance);
  return { learningRate, firstDecay, secondDecay, epsilon, gradientTolerance };
}

function sgdSettings(options: SgdOptions, length: number): SgdSettings {
  const { learningRate = 1e-3, momentum = 0.9, rateDecay = { factor: 1, every: 1 }, weightDecay = 0 } = options;
  const { origin = 0, gradientLimit = Infinity, stepTolerance = 0, gradientTolerance = 1e-5 } = options;
  demand(learningRate > 0 && learningRate < Infinity, "minimize", "a positive learningRate", learningRate);
  demand(momentum >= 0 && momentum < 1, "minimize", "momentum in [0, 1)", momentum);
  const { factor, every } = rateDecay;
  demand(factor > 0 && factor <= 1, "minimize", "rateDecay.factor in (0, 1]", factor);
  demand(Number.isInteger(every) && every >= 1, "minimize", "rateDecay.every to be a whole number ≥ 1", every);
  demand(weightDecay >= 0 && weightDecay < Infinity, "minimize", "weightDecay ≥ 0", weightDecay);
  demand(gradientLimit > 0, "minimize", "a positive gradientLimit", gradientLimit);
  demand(stepTolerance >= 0, "minimize", "stepTolerance ≥ 0", stepTolerance);
  demand(gradientTolerance >= 0, "minimize", "gradientTolerance ≥ 0", gradientTolerance);
  const center = typeof origin === "number" ? Float64Array.of(origin) : origin;
  demand([1, length].includes(center.length), "minimize", `an origin of length ${length}`, center.length);
  demand(
    center.every(Number.isFinite),
    "minimize",
    "finite numbers in origin",
    center.find((entry) => !Number.isFinite(entry)),
  );
  const rest = { gradientLimit, stepTolerance, gradientTolerance };
  return { learningRate, momentum, rateDecay, weightDecay, origin: center, ...rest };
}
