import { z } from "zod";
import { tensorNamed } from "../core/program";
import { add, mul, scalar, square, sum, mean as meanOver, type Scalar } from "../core/tensor";
import { gram } from "./gram";
import { lossKind } from "./loss-kind";
import { mean } from "./mean";
import { scaleFactor, summedScaleOption } from "./scale";
import { squaredDistance, squaredSize } from "./squared-distance";

/**
 * Maximum mean discrepancy under k(x, y) = (xᵀy + c)². With (xᵀy + c)² = (xᵀy)² + 2c xᵀy + c² the biased estimate over all
 * pairs is ‖G − Ĝ‖² + 2c ‖μ − μ̂‖²: c = 0 is the Gram loss (times 4N² on its paper scale), a large c the means alone. No
 * pair is ever formed. Features are large (1e3 and more in VGG), and so must c be to count: with `unit=exemplar` it is
 * told in units of the exemplar's mean squared length, mean ‖y‖².
 */
export const mmdPolynomialLoss = lossKind({
  name: "mmd_polynomial",
  formula: "MMD² under (xᵀy + c)² = ‖G − Ĝ‖² + 2c ‖μ − μ̂‖²",
  source: "Li, Wang, Liu & Hou 2017, arXiv:1701.01036; Gretton et al. 2012 (biased estimate)",
  options: {
    c: z.number().min(0).default(0).describe("0: Gram matrices alone; the larger, the more the means count"),
    unit: z.enum(["feature", "exemplar"]).default("feature").describe("of c: features squared, or mean ‖y‖²"),
    scale: summedScaleOption,
  },
  create: ({ c, unit, scale }) => ({
    prepare(exemplar, [, height, width]) {
      const [target, center] = [gram(exemplar), mean(exemplar)];
      const length = sum<Scalar>(meanOver(square(exemplar), [0, 1, 2]));
      const offset = unit === "exemplar" ? mul<Scalar>(length, c) : scalar(c);
      // mean k(y, y') = ‖Ĝ‖² + 2c ‖μ̂‖² + c².
      const size = add<Scalar>(add(squaredSize(target), mul(mul(offset, 2), squaredSize(center))), square(offset));
      return { gram: target, mean: center, offset, scale: scaleFactor(scale, size, 1, height * width) };
    },
    measure(candidate, targets) {
      const grams = squaredDistance(gram(candidate), tensorNamed(targets, "gram"));
      const means = squaredDistance(mean(candidate), tensorNamed(targets, "mean"));
      const discrepancy = add(grams, mul(mul(means, 2), tensorNamed<Scalar>(targets, "offset")));
      return mul(discrepancy, tensorNamed<Scalar>(targets, "scale"));
    },
  }),
});
