import { lossKind } from "./loss-kind";
import { matched } from "./matched";
import { mean } from "./mean";
import { summedScaleOption } from "./scale";

/**
 * Maximum mean discrepancy of features under k(x, y) = xᵀy: the biased estimate over all pairs is ‖μ − μ̂‖² exactly, so no
 * pair is ever formed. The paper scale is MMD² itself.
 */
export const mmdLinearLoss = lossKind({
  name: "mmd_linear",
  formula: "MMD² under xᵀy = ‖μ − μ̂‖²",
  source: "Li, Wang, Liu & Hou 2017, arXiv:1701.01036; Gretton et al. 2012 (biased estimate)",
  options: { scale: summedScaleOption },
  create: ({ scale }) => matched(mean, scale, () => 1),
});
