import { tensorNamed } from "../core/program";
import { mean as meanOver, mul, square, transpose, type Scalar, type Tensor2D, type Tensor4D } from "../core/tensor";
import { lossKind } from "./loss-kind";
import { positionsOf } from "./positions";
import { quantiles } from "./quantiles";
import { rearranged } from "./rearrange";
import { scaleFactor, scaleOption } from "./scale";
import { squaredDistance } from "./squared-distance";

/**
 * Each channel's distance from itself brought to the exemplar's histogram: mean (F − R(F))² over positions and channels,
 * R the monotone map that gives the k-th largest value the exemplar's k-th largest, held constant in the gradient.
 * Source: Risser, Wilmot & Barnes 2017, arXiv:1701.08893, §4, who sum and take 256 bins; here every value is a bin of its
 * own. Maps of other sizes are compared at equal ranks (`quantiles`).
 */
export const histogramLoss = lossKind({
  name: "histogram",
  formula: "mean (F − R(F))², R the match of each channel's histogram",
  source: "Risser, Wilmot & Barnes 2017, arXiv:1701.08893, §4",
  options: { scale: scaleOption },
  create: ({ scale }) => ({
    prepare(exemplar, [, height, width]) {
      const sorted = quantiles(channelsOf(exemplar), height * width);
      return { sorted, scale: scaleFactor(scale, meanOver<Scalar>(square(exemplar)), 1) };
    },
    measure(candidate, targets) {
      const channels = channelsOf(candidate);
      const matched = rearranged(channels, tensorNamed<Tensor2D>(targets, "sorted"));
      const distance = mul<Scalar>(squaredDistance(channels, matched), 1 / channels.size);
      return mul(distance, tensorNamed<Scalar>(targets, "scale"));
    },
  }),
});

/** [1, height, width, channels] -> [channels, positions]. */
function channelsOf(map: Tensor4D): Tensor2D {
  return transpose(positionsOf(map));
}
