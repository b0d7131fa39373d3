import { labOf } from "../color/lab";
import { colorMoments } from "../image/color-moments";
import type { Image } from "../image/image";

/** What a probe is to tell of a picture's colors. */
export const targetNames = ["mean", "covariance", "hues"] as const;
export type TargetName = (typeof targetNames)[number];

/** Bins of 30° on the color circle of L*a*b*. */
const HUES = 12;

/**
 * Mean color (3 numbers) and covariance of the channels (6: variances of red, green, blue, then red with green, red with
 * blue, green with blue), as stored; and how much chroma lies in each twelfth of the hues, as a mean over all pixels in
 * L*a*b* (12), which is defined for gray pictures, too.
 */
export function colorTargets(image: Image): Record<TargetName, number[]> {
  const { mean, covariance } = colorMoments(image);
  return {
    mean: [...mean],
    covariance: [0, 4, 8, 1, 2, 5].map((entry) => covariance[entry]!),
    hues: hues(image),
  };
}

function hues(image: Image): number[] {
  const values = labOf(image);
  const bins = new Array<number>(HUES).fill(0);
  for (let i = 0; i < values.length; i += 3) {
    const [a, b] = [values[i + 1]!, values[i + 2]!];
    const turn = Math.atan2(b, a) / (2 * Math.PI);
    bins[Math.floor((turn - Math.floor(turn)) * HUES) % HUES]! += (3 * Math.hypot(a, b)) / values.length;
  }
  return bins;
}

/** A record of all targets. */
export function eachTarget<Value>(valueOf: (name: TargetName) => Value): Record<TargetName, Value> {
  return { mean: valueOf("mean"), covariance: valueOf("covariance"), hues: valueOf("hues") };
}
