import { tensorNamed } from "../core/program";
import { add, mul, type Scalar } from "../core/tensor";
import { covariance } from "./covariance";
import { lossKind } from "./loss-kind";
import { mean } from "./mean";
import { scaleFactor } from "./scale";
import { squaredDistance, squaredSize } from "./squared-distance";

/**
 * Mean color and covariance of the color channels, each over its own squared size: the palette to second order, whatever
 * lies where. Meant for `pixels`; on other layers it is the sum of `mean` and `covariance`.
 */
export const colorMomentsLoss = lossKind({
  name: "color_moments",
  formula: "‖μ − μ̂‖²/‖μ̂‖² + ‖C − Ĉ‖²/‖Ĉ‖²",
  source: "the moments that Reinhard et al. 2001 and Gatys et al. 2016 (linear color transfer) match",
  options: {},
  create: () => ({
    prepare(exemplar) {
      const [center, spread] = [mean(exemplar), covariance(exemplar)];
      return {
        mean: center,
        mean_scale: scaleFactor("relative", squaredSize(center), 1),
        covariance: spread,
        covariance_scale: scaleFactor("relative", squaredSize(spread), 1),
      };
    },
    measure(candidate, targets) {
      const term = (statistic: ReturnType<typeof squaredSize>, name: string) =>
        mul<Scalar>(statistic, tensorNamed<Scalar>(targets, `${name}_scale`));
      return add(
        term(squaredDistance(mean(candidate), tensorNamed(targets, "mean")), "mean"),
        term(squaredDistance(covariance(candidate), tensorNamed(targets, "covariance")), "covariance"),
      );
    },
  }),
});
