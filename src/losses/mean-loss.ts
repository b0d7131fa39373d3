import { lossKind } from "./loss-kind";
import { matched } from "./matched";
import { mean } from "./mean";
import { scaleOption } from "./scale";

/**
 * Squared distance of mean activations: what is left when all correlations are forgotten. The paper scale is the mean
 * part of Li et al.'s BN statistics, 1/N. DeepTextures (`meanfm`) has 1/(2N).
 */
export const meanLoss = lossKind({
  name: "mean",
  formula: "‖μ − μ̂‖²; paper: /N",
  source: "Li, Wang, Liu & Hou 2017, arXiv:1701.01036, the mean alone",
  options: { scale: scaleOption },
  create: ({ scale }) => matched(mean, scale, (channels) => 1 / channels),
});
