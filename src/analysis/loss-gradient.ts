import type { NdArray } from "../core/ndarray";
import { random } from "../core/random";
import type { BoundLoss } from "./bound-loss";

/** Steps along a direction, as shares of the map's deviation: long ones drown rounding, short ones pass by kinks. */
const STEPS = [0.1, 0.03, 0.01, 0.003, 0.001, 0.0003];
/** Two at random, where each entry counts alike, and the gradient's own. */
const DIRECTIONS = [1, 2, "gradient"] as const;
/** Below this, float32 holds a slope no longer to its full precision. */
const SMALLEST = 1e-30;

/** Steps at which rounding may make this of the error tell nothing. */
const TELLING = 0.01;

/**
 * What differences say of a gradient: an error over the slope, with what rounding may have made of it; or that the loss
 * is flat there, neither gradient nor differences having a slope; or that its value drowns its slope at every step.
 */
export type GradientError = { readonly error: number; readonly rounding: number } | "flat" | "drowned";

/**
 * How far the stated gradient g is from central differences, (4 D(h) − D(2h)) / 3 with D(h) = (f(x + hd) − f(x − hd)) / 2h:
 * |difference − g·d| over ‖g‖ ‖d‖/√n, the usual slope along such a direction. Of each direction the best step counts,
 * since a right gradient agrees at some step and a wrong one at none; of the directions the worst.
 */
export function gradientError(loss: BoundLoss, at: NdArray): GradientError {
  const { slopes, value } = loss.gradient(at);
  const jitter = roundingOf(loss, at, value);
  const deviation = deviationOf(at.data);
  const found = DIRECTIONS.map((which) => errorAlong(loss, at, slopes, directionOf(which, slopes, deviation), jitter));
  return found.reduce((worst, each) => {
    if (typeof each === "string") return each === "drowned" && worst === "flat" ? each : worst;
    return typeof worst === "string" || !(each.error <= worst.error) ? each : worst;
  });
}

function errorAlong(
  loss: BoundLoss,
  at: NdArray,
  slopes: Float32Array,
  direction: Float32Array,
  jitter: number,
): GradientError {
  const along = (step: number) => {
    const moved = (by: number) => loss.value({ ...at, data: at.data.map((x, i) => x + by * direction[i]!) });
    return (moved(step) - moved(-step)) / (2 * step);
  };
  const stated = slopes.reduce((sum, slope, i) => sum + slope * direction[i]!, 0);
  const usual = (Math.hypot(...slopes) * Math.hypot(...direction)) / Math.sqrt(slopes.length);
  let best: GradientError = "flat";
  for (const step of STEPS) {
    const measured = (4 * along(step) - along(2 * step)) / 3;
    const scale = Math.max(usual, Math.abs(stated), Math.abs(measured));
    if (scale < SMALLEST) continue;
    const [off, rounding] = [Math.abs(measured - stated) / scale, (2 * jitter) / (step * scale)];
    const error = Number.isNaN(off) ? Infinity : off;
    if (rounding > TELLING) best = best === "flat" ? "drowned" : best;
    else if (typeof best === "string" || !(error >= best.error)) best = { error, rounding };
  }
  return best;
}

/** As long as a map of that deviation. */
function directionOf(which: (typeof DIRECTIONS)[number], slopes: Float32Array, deviation: number): Float32Array {
  const { normal } = random(which === "gradient" ? 0 : which, "check/direction");
  const size = Math.hypot(...slopes);
  if (which !== "gradient" || size === 0) return slopes.map(() => deviation * normal());
  return slopes.map((slope) => deviation * slope * (Math.sqrt(slopes.length) / size));
}

/** How much a value changes where entries of the map change in their last bit, and what its own last bit holds. */
function roundingOf(loss: BoundLoss, at: NdArray, value: number): number {
  const stream = random(1, "check/rounding");
  const changes = [1, 2, 3].map(() => {
    const nearby = at.data.map((x) => x * (1 + (stream.below(3) - 1) * 2 ** -23));
    return Math.abs(loss.value({ ...at, data: nearby }) - value);
  });
  return Math.max(Math.abs(value) * 2 ** -23, ...changes);
}

function deviationOf(data: Float32Array): number {
  const mean = data.reduce((sum, x) => sum + x, 0) / data.length;
  return Math.sqrt(data.reduce((sum, x) => sum + (x - mean) ** 2, 0) / data.length);
}
