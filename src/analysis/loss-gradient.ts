import type { NdArray } from "../core/ndarray";
import { random } from "../core/random";
import type { BoundLoss } from "./bound-loss";

/** Steps along a direction, as shares of the map's deviation: long ones drown rounding, short ones keep orders. */
const STEPS = [0.1, 0.03, 0.01, 0.003, 0.001, 0.0003];
const SEEDS = [1, 2, 3];

/**
 * How far the stated gradient is from central differences: (4 D(h) − D(2h)) / 3 with D(h) = (f(x + hd) − f(x − hd)) / 2h,
 * along seeded directions d that lean to the gradient. Of each direction the best step counts, since a right gradient
 * agrees at some step and a wrong one at none; of the directions the worst.
 * @returns relative to the slope; NaN where the loss is flat there
 */
export function gradientError(loss: BoundLoss, at: NdArray): number {
  const { slopes } = loss.gradient(at);
  const size = Math.hypot(...slopes);
  const unit = size === 0 ? 0 : Math.sqrt(slopes.length) / size;
  const deviation = deviationOf(at.data);
  const errors = SEEDS.map((seed) => {
    const { normal } = random(seed, "check/direction");
    const direction = slopes.map((slope) => deviation * (normal() + 5 * unit * slope));
    const stated = slopes.reduce((sum, slope, i) => sum + slope * direction[i]!, 0);
    const along = (step: number) => {
      const moved = (by: number) => loss.value({ ...at, data: at.data.map((x, i) => x + by * direction[i]!) });
      return (moved(step) - moved(-step)) / (2 * step);
    };
    const off = STEPS.map((step) => {
      const measured = (4 * along(step) - along(2 * step)) / 3;
      return Math.abs(measured - stated) / Math.max(Math.abs(measured), Math.abs(stated));
    });
    return Math.min(...off.filter((error) => !Number.isNaN(error)), ...(off.every(Number.isNaN) ? [NaN] : []));
  });
  return errors.some(Number.isNaN) ? NaN : Math.max(...errors);
}

function deviationOf(data: Float32Array): number {
  const mean = data.reduce((sum, x) => sum + x, 0) / data.length;
  return Math.sqrt(data.reduce((sum, x) => sum + (x - mean) ** 2, 0) / data.length);
}
