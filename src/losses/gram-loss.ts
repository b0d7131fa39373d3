import { mul, square, sub, sum, type Scalar } from "../core/tensor";
import { tensorNamed } from "../core/program";
import { gram } from "./gram";
import { lossKind } from "./loss-kind";
import { scaleFactor, scaleOption } from "./scale";

/**
 * Squared distance of Gram matrices. Source: Gatys, Ecker & Bethge 2015, arXiv:1505.07376, eq. 3, whose 1/(4N²M²) on
 * sums over positions is 1/(4N²) on the averages taken here.
 */
export const gramLoss = lossKind({
  name: "gram",
  formula: "‖G − Ĝ‖² with G = F Fᵀ/M; paper: /(4N²)",
  source: "Gatys, Ecker & Bethge 2015, arXiv:1505.07376, eq. 3",
  options: { scale: scaleOption },
  create: ({ scale }) => ({
    prepare(exemplar) {
      const target = gram(exemplar);
      return { gram: target, scale: scaleFactor(scale, sum(square(target)), 1 / (4 * exemplar.shape[3] ** 2)) };
    },
    measure(candidate, targets) {
      const difference = sub(gram(candidate), tensorNamed(targets, "gram"));
      return mul(sum(square(difference)), tensorNamed<Scalar>(targets, "scale"));
    },
  }),
});
