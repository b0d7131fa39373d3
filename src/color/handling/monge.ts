import { NO_VARIANCE, power } from "../covariance";
import { linear } from "./linear";

/** A = Σ^−½ (Σ^½ Σ̂ Σ^½)^½ Σ^−½, the symmetric one: of all maps that match the moments it moves colors least. */
export const monge = linear(
  {
    name: "monge",
    description:
      "Mean color and covariance become the palette's, by the linear map that moves colors least (Monge-Kantorovich).",
    source:
      "Pitié & Kokaram 2007, The linear Monge-Kantorovitch linear colour mapping for example-based colour transfer",
  },
  (own, wanted) => {
    const root = power(own, 0.5, NO_VARIANCE);
    const inverse = power(own, -0.5, NO_VARIANCE);
    return inverse.mmul(power(root.mmul(wanted).mmul(root), 0.5)).mmul(inverse);
  },
);
