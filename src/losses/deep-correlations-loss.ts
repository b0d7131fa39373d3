import { z } from "zod";
import { tensorNamed } from "../core/program";
import { add, mul, type Scalar, type Tensor3D, type Tensor4D } from "../core/tensor";
import { fourier } from "./fourier";
import { lossKind } from "./loss-kind";
import { power, type Power } from "./power";
import { scaleFactor, scaleOption } from "./scale";
import { squaredDistance, squaredSize } from "./squared-distance";
import { across, countOf, down, frequenciesOf, waves, type Wave } from "../core/waves";

/**
 * Squared distance of each channel's autocorrelation without wrapping around: R_ij is the mean product of values i rows
 * and j columns apart, over the pairs that lie within the map. Shifts go up to a fraction of the smaller map, both ways.
 * Source: Sendik & Cohen-Or 2017, "Deep correlations for texture synthesis", ACM TOG 36(5), whose shifts go up to half the
 * map and whose constant is 1/4. They add a Gram, a diversity and a smoothness term, which are not part of this loss.
 */
export const deepCorrelationsLoss = lossKind({
  name: "deep_correlations",
  formula: "‖R − R̂‖², R_ij the mean of F(y, x) F(y − i, x − j) of each channel; paper: /4",
  source: "Sendik & Cohen-Or 2017, ACM TOG 36(5)",
  options: {
    reach: z.number().positive().max(1).default(0.5).describe("largest shift, as a part of the smaller map's side"),
    scale: scaleOption,
  },
  create: ({ reach, scale }) => ({
    prepare(exemplar, [, height, width]) {
      const [, ownHeight, ownWidth] = exemplar.shape;
      const shifts = [Math.min(height, ownHeight), Math.min(width, ownWidth)].map((side) =>
        Math.min(Math.floor(reach * side), side - 1),
      );
      const { even, odd } = correlations(exemplar, [shifts[0]!, shifts[1]!]);
      const size = add<Scalar>(squaredSize(even), squaredSize(odd));
      return { even, odd, scale: scaleFactor(scale, size, 1 / 4) };
    },
    measure(candidate, targets) {
      const target = tensorNamed<Tensor3D>(targets, "even");
      const { even, odd } = correlations(candidate, [target.shape[1] - 1, target.shape[2] - 1]);
      const distance = add<Scalar>(
        squaredDistance(even, target),
        squaredDistance(odd, tensorNamed<Tensor3D>(targets, "odd")),
      );
      return mul(distance, tensorNamed<Scalar>(targets, "scale"));
    },
  }),
});

/**
 * The correlations at shifts 0 … tall and 0 … wide, R(i, ±j) = `even` ∓ `odd`, each times the root of the number of
 * shifts (±i, ±j) that it stands for, so that ‖even‖² + ‖odd‖² is the sum of R² over all shifts both ways.
 * All shifts at once: with as many zeros around the map as the largest shift, nothing wraps around, and correlations are
 * the inverse Fourier transform of the squared moduli.
 * @returns  each [channels, tall + 1, wide + 1] in the map's unit squared
 */
export function correlations(map: Tensor4D, [tall, wide]: readonly [number, number]): Power {
  const [, height, width] = map.shape;
  const { even, odd } = power(fourier(map, [height + tall, width + wide]));
  const inverse = (wave: Wave, squares: Tensor3D) =>
    across(shiftWaves(wave, width, wide), down(shiftWaves(wave, height, tall), squares));
  return { even: inverse("cosine", even), odd: inverse("sine", odd) };
}

/** From squared moduli at frequencies to means at shifts along one axis: [1, shifts + 1, frequencies]. */
function shiftWaves(wave: Wave, side: number, shifts: number): Tensor3D {
  const period = side + shifts;
  return waves(wave, [shifts + 1, frequenciesOf(period)], period, (shift, frequency) => {
    const pairs = side - shift;
    const sum = (countOf(frequency, period) * side ** 2) / period;
    return (sum / pairs) * Math.sqrt(shift === 0 ? 1 : 2);
  });
}
