import { profile } from "../core/tensor";
import type { Shape4D } from "../features/feature-set";
import type { Loss } from "../losses/loss";
import { boundLoss } from "./bound-loss";
import { gradientError, type GradientError } from "./loss-gradient";
import { mapOf } from "./loss-maps";
import { failed, noted, passed, type Check } from "./loss-report";

/** Features of random filters are of the order of 1, VGG's of 100: a loss may saturate at one of them. */
const AMPLITUDES = [1, 100];
/** Maps to try: where a sorting loss has a kink too near to one of them, another one tells. */
const SEEDS = [1, 3, 5];
const LIMIT = 1e-3;

/** The gradient that tfjs derives, against central differences, wherever these can tell. */
export async function lookAtGradient(loss: Loss, candidate: Shape4D, exemplar: Shape4D): Promise<Check> {
  const found = AMPLITUDES.map((amplitude) => atAmplitude(loss, candidate, exemplar, amplitude));
  const errors = found.filter((each) => typeof each !== "string");
  const worst = errors.reduce((most, each) => (each.error <= most.error ? most : each), errors[0]!);
  if (errors.length === 0 && !found.includes("drowned"))
    return failed("gradient", `${loss.name}, measure: the value does not change with the candidate`);
  if (errors.length === 0)
    return noted(
      "gradient",
      "differences cannot tell: the value is so large that its changes drown in float32's rounding",
    );
  if (worst.error === Infinity)
    return failed("gradient", `${loss.name}, measure: value or gradient is NaN or Infinity for usual maps`);
  const numbers = { measured: worst.error, limit: LIMIT };
  const off = `off by ${worst.error.toExponential(1)} from central differences (at most ${LIMIT})`;
  if (worst.error <= LIMIT) return passed("gradient", off, numbers);
  if (worst.error <= 2 * worst.rounding) return noted("gradient", `${off}, which float32's rounding explains`, numbers);
  return failed("gradient", `${loss.name}, measure: the gradient is ${off}; ${await suspect(loss, exemplar)}`, numbers);
}

/** Of several maps the one that tells most for the loss. */
function atAmplitude(loss: Loss, candidate: Shape4D, exemplar: Shape4D, amplitude: number): GradientError {
  const bound = boundLoss(loss, mapOf(exemplar, 2, amplitude), candidate);
  let best: GradientError = "drowned";
  for (const seed of SEEDS) {
    const found = gradientError(bound, mapOf(candidate, seed, amplitude));
    if (found === "flat") return found;
    if (found === "drowned") continue;
    if (best === "drowned" || found.error < best.error) best = found;
    if (best.error <= LIMIT) break;
  }
  return best;
}

/** What may be wrong, by the ops that the loss calls. */
async function suspect(loss: Loss, shape: Shape4D): Promise<string> {
  const bound = boundLoss(loss, mapOf(shape, 2), shape);
  const { kernelNames } = await profile(() => {
    bound.value(mapOf(shape, 1));
  });
  if (kernelNames.includes("MirrorPad")) return "tfjs's gradient of mirrorPad is wrong; pad with slice and concat";
  return "a customGrad does not fit its value, or a part is held constant (dataSync, a tensor made outside)";
}
