import { add, cast, div, equal, mul, scalar, square, sub, sum, type Scalar } from "../core/tensor";
import { named } from "../core/named";
import { tensorNamed } from "../core/program";
import { gram } from "./gram";
import type { Loss } from "./loss";

/**
 * What ‖G − Ĝ‖²_F is multiplied with; N channels, Ĝ the exemplar's Gram matrix, both averaged over their positions.
 * The constants of other systems (research note, table 2b) belong here.
 * - `gatys2015`: 1/(4N²), which is the paper's 1/(4N²M²) on Gram matrices that are sums.
 * - `relative`: 1/‖Ĝ‖²_F, so that layers of any size and scale compare. Where Ĝ is zero (a dead layer, a black
 *   exemplar's pixels) the denominator is 1: the term still pulls the candidate's Gram matrix to zero.
 */
export const gramNormalizations = ["relative", "gatys2015"] as const;
export type GramNormalization = (typeof gramNormalizations)[number];

/** Squared distance of Gram matrices. Source: Gatys, Ecker & Bethge 2015, arXiv:1505.07376, eq. 3. */
export function gramLoss(normalization: GramNormalization): Loss {
  return {
    name: `gram_${normalization}`,
    draw: () => ({}),
    prepare(exemplar) {
      const target = gram(exemplar);
      return { gram: target, scale: scaleOf(normalization, sum(square(target)), exemplar.shape[3]) };
    },
    measure(candidate, targets) {
      const difference = sub(named(gram(candidate), "gram"), tensorNamed(targets, "gram"));
      return mul(sum(square(difference)), tensorNamed<Scalar>(targets, "scale"));
    },
  };
}

function scaleOf(normalization: GramNormalization, squaredNorm: Scalar, channels: number): Scalar {
  if (normalization === "gatys2015") return scalar(1 / (4 * channels ** 2));
  return div(1, add(squaredNorm, cast(equal(squaredNorm, 0), "float32")));
}
