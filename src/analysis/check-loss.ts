import { ndarray, type NdArray } from "../core/ndarray";
import { random } from "../core/random";
import { memory } from "../core/tensor";
import type { Shape4D } from "../features/feature-set";
import type { Loss } from "../losses/loss";
import { boundLoss, StageError, type BoundLoss } from "./bound-loss";
import { engineErrors } from "./loss-engines";
import { gradientError } from "./loss-gradient";
import type { Check, LossReport } from "./loss-report";
import { troubleIn } from "./loss-trouble";

/** The maps that a loss is tried on: of another size than the exemplar's where it allows that. */
const CANDIDATE: Shape4D = [1, 3, 5, 4];
const EXEMPLARS: readonly Shape4D[] = [[1, 4, 6, 4], CANDIDATE];
/** Features of random filters are of the order of 1, VGG's of 100: a loss may saturate at one of them. */
const AMPLITUDES = [1, 100];
const GRADIENT_LIMIT = 1e-3;
const ENGINES_LIMIT = 1e-4;
const SIZES = [
  { output: { height: 64, width: 64 }, exemplar: { height: 64, width: 64 } },
  { output: { height: 37, width: 50 }, exemplar: { height: 45, width: 33 } },
];

/**
 * Whether a loss of one's own is sound, before it is optimized: its gradient against central differences, the compiled
 * engine against the reference, finite values for dead channels and constant maps, the same value from the same call, no
 * tensor left behind. Never throws for a faulty loss: what went wrong is told, ops without a gradient by name.
 */
export async function checkLoss(loss: Loss): Promise<LossReport> {
  const checks: Check[] = [...onMaps(loss)];
  if (checks.every(({ outcome }) => outcome !== "failed"))
    for (const size of SIZES) checks.push(await onEngines(loss, size));
  return { loss: loss.name, passed: checks.every(({ outcome }) => outcome !== "failed"), checks };
}

function onMaps(loss: Loss): readonly Check[] {
  const names = ["gradient", "finite", "repeatable", "memory", "at the exemplar", "sign", "positions"] as const;
  let shape: Shape4D;
  try {
    shape = exemplarShape(loss);
  } catch (error) {
    return [failed("runs", told(error))];
  }
  const looks = { gradient, finite, repeatable, memory: leaks, "at the exemplar": atExemplar, sign, positions };
  const checks = names.flatMap((name) => {
    try {
      return [looks[name](loss, shape)];
    } catch (error) {
      return [failed(name, told(error))];
    }
  });
  // One fault shows in every look: it is told once.
  return checks.filter(({ detail }, i) => checks.findIndex((other) => other.detail === detail) === i);
}

/** The first exemplar that the loss takes. @throws what it throws for all */
function exemplarShape(loss: Loss): Shape4D {
  const [first, second] = EXEMPLARS;
  try {
    boundLoss(loss, map(first!, 2), CANDIDATE);
    return first!;
  } catch {
    boundLoss(loss, map(second!, 2), CANDIDATE);
    return second!;
  }
}

function gradient(loss: Loss, shape: Shape4D): Check {
  const errors = AMPLITUDES.map((amplitude) => {
    return gradientError(boundLoss(loss, map(shape, 2, amplitude), CANDIDATE), map(CANDIDATE, 1, amplitude));
  }).filter((error) => !Number.isNaN(error));
  if (errors.length === 0) return failed("gradient", "the loss does not change with the candidate");
  const error = Math.min(...errors);
  const found = `off by ${error.toExponential(1)} from central differences (at most ${GRADIENT_LIMIT})`;
  if (error <= GRADIENT_LIMIT) return passed("gradient", found);
  return failed("gradient", `${found}; a customGrad, or what is held constant, does not fit the value`);
}

function finite(loss: Loss, shape: Shape4D): Check {
  const dead = (of: NdArray) => ndarray(of.shape, of.data.map((x, i) => (i % 4 === 0 ? 0 : x))); // prettier-ignore
  const zeros = (of: Shape4D) => ndarray(of, new Float32Array(of.reduce((product, side) => product * side, 1)));
  const constant = (of: Shape4D) => ndarray(of, zeros(of).data.fill(1));
  const cases: readonly (readonly [string, NdArray, NdArray])[] = [
    ["a dead channel", dead(map(CANDIDATE, 1)), map(shape, 2)],
    ["a constant candidate", constant(CANDIDATE), map(shape, 2)],
    ["a candidate of zeros", zeros(CANDIDATE), map(shape, 2)],
    ["an exemplar of zeros", map(CANDIDATE, 1), zeros(shape)],
    ["zeros on both sides", zeros(CANDIDATE), zeros(shape)],
  ];
  const bad = cases.filter(([, candidate, exemplar]) => {
    const { value, slopes } = boundLoss(loss, exemplar, CANDIDATE).gradient(candidate);
    return !Number.isFinite(value) || !slopes.every(Number.isFinite);
  });
  if (bad.length === 0) return passed("finite", "value and gradient, for dead channels, constant maps and zeros");
  const names = bad.map(([name]) => name).join(", ");
  return failed("finite", `NaN or Infinity for ${names}; guard divisions, roots and logarithms at 0`);
}

function repeatable(loss: Loss, shape: Shape4D): Check {
  const bound = boundLoss(loss, map(shape, 2), CANDIDATE);
  const [first, second] = [bound.value(map(CANDIDATE, 1)), bound.value(map(CANDIDATE, 1))];
  const again = boundLoss(loss, map(shape, 2), CANDIDATE).value(map(CANDIDATE, 1));
  if (first === second && first === again) return passed("repeatable", "the same value from the same call");
  return failed(
    "repeatable",
    `${first}, then ${first === second ? again : second}; draw what is random in draw, and keep no state`,
  );
}

function leaks(loss: Loss, shape: Shape4D): Check {
  const bound = boundLoss(loss, map(shape, 2), CANDIDATE);
  const before = memory().numTensors;
  bound.gradient(map(CANDIDATE, 1));
  const left = memory().numTensors - before;
  if (left === 0) return passed("memory", "no tensor outlives the call");
  return failed("memory", `${left} tensors outlive the call; do not keep() them, nor hand them out`);
}

function atExemplar(loss: Loss): Check {
  const bound = boundLoss(loss, map(CANDIDATE, 2), CANDIDATE);
  const [own, other] = [bound.value(map(CANDIDATE, 2)), bound.value(map(CANDIDATE, 1))];
  if (Math.abs(own) <= 1e-6 * Math.abs(other)) return passed("at the exemplar", "zero");
  return noted(
    "at the exemplar",
    `${own.toPrecision(3)}, beside ${other.toPrecision(3)} for another map: it wants something else`,
  );
}

function sign(loss: Loss, shape: Shape4D): Check {
  const value = boundLoss(loss, map(shape, 2), CANDIDATE).value(map(CANDIDATE, 1));
  if (value >= 0) return passed("sign", `${value.toPrecision(3)} for another map`);
  return noted("sign", `negative, ${value.toPrecision(3)}, for another map`);
}

function positions(loss: Loss, shape: Shape4D): Check {
  const bound: BoundLoss = boundLoss(loss, map(shape, 2), CANDIDATE);
  const [plain, turned] = [bound.value(map(CANDIDATE, 1)), bound.value(shuffled(map(CANDIDATE, 1)))];
  const same = Math.abs(turned - plain) <= 1e-4 * Math.abs(plain);
  return noted("positions", same ? "blind to where things are" : "looks at where things are");
}

async function onEngines(loss: Loss, { output, exemplar }: (typeof SIZES)[number]): Promise<Check> {
  const name = `compiled, ${output.width}×${output.height}`;
  try {
    let errors;
    let size = "";
    try {
      errors = await engineErrors(loss, output, exemplar);
    } catch {
      errors = await engineErrors(loss, output, output);
      size = ", with an exemplar of the same size alone";
    }
    const { targets, value, gradient } = errors;
    const [a, b, c] = [targets, value, gradient].map((error) => error.toExponential(1));
    const found = `targets off by ${a}, value ${b}, gradient ${c} (at most ${ENGINES_LIMIT})${size}`;
    return Math.max(targets, value, gradient) <= ENGINES_LIMIT ? passed(name, found) : failed(name, found);
  } catch (error) {
    return failed(name, told(error));
  }
}

function told(error: unknown): string {
  return error instanceof StageError ? troubleIn(error.stage, error.reason) : troubleIn("compiling", error);
}

const passed = (name: string, detail: string): Check => ({ name, outcome: "passed", detail });
const failed = (name: string, detail: string): Check => ({ name, outcome: "failed", detail });
const noted = (name: string, detail: string): Check => ({ name, outcome: "noted", detail });

/** Numbers from 0.5 to 3.5 times the amplitude, no two alike and no two statistics either: no kink is near. */
function map(shape: Shape4D, seed: number, amplitude = 1): NdArray {
  const { below } = random(seed, "check/map");
  const count = shape.reduce((product, side) => product * side, 1);
  const values = Array.from({ length: count }, (_, i) => amplitude * (0.5 + (3 * i) / count));
  for (let i = count - 1; i > 0; i--) {
    const j = below(i + 1);
    [values[i], values[j]] = [values[j]!, values[i]!];
  }
  return ndarray(shape, values);
}

/** The same positions in the opposite order, every second one. */
function shuffled({ shape, data }: NdArray): NdArray {
  const channels = shape[3]!;
  const count = data.length / channels;
  const from = (position: number) =>
    position % 2 === 0 ? position : count - 1 - position - ((count - 1) % 2 === 0 ? 0 : 1);
  const order = Array.from({ length: count }, (_, position) => from(position));
  return ndarray(
    shape,
    Float32Array.from(order.flatMap((position) => [...data.subarray(position * channels, (position + 1) * channels)])),
  );
}
