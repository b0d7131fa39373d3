import { covariance } from "./covariance";
import { lossKind } from "./loss-kind";
import { matched } from "./matched";
import { scaleOption } from "./scale";

/**
 * Squared distance of covariances: the Gram loss without the means. Risser, Wilmot & Barnes 2017 (arXiv:1701.08893, §3)
 * argue that the Gram matrix confounds the two. The paper scale is Gatys et al.'s 1/(4N²), so that both compare.
 */
export const covarianceLoss = lossKind({
  name: "covariance",
  formula: "‖C − Ĉ‖² with C = F Fᵀ/M − μ μᵀ; paper: /(4N²)",
  source: "centered Gram matrix, after Risser, Wilmot & Barnes 2017, arXiv:1701.08893, §3",
  options: { scale: scaleOption },
  create: ({ scale }) => matched(covariance, scale, (channels) => 1 / (4 * channels ** 2)),
});
