import { demand } from "../core/demand";
import { autocorrelationLoss } from "./autocorrelation-loss";
import { batchnormLoss } from "./batchnorm-loss";
import { cmdLoss } from "./cmd-loss";
import { colorMomentsLoss } from "./color-moments-loss";
import { contentLoss } from "./content-loss";
import { covarianceLoss } from "./covariance-loss";
import { deepCorrelationsLoss } from "./deep-correlations-loss";
import { gramLoss } from "./gram-loss";
import { gramPcaLoss } from "./gram-pca-loss";
import { histogramLoss } from "./histogram-loss";
import { longRangeGramLoss } from "./long-range-gram-loss";
import type { Loss } from "./loss";
import { parseLoss, type LossKind } from "./loss-kind";
import { meanLoss } from "./mean-loss";
import { mmdGaussianLoss } from "./mmd-gaussian-loss";
import { mmdLinearLoss } from "./mmd-linear-loss";
import { mmdPolynomialLoss } from "./mmd-polynomial-loss";
import { shiftedGramLoss } from "./shifted-gram-loss";
import { slicedWassersteinLoss } from "./sliced-wasserstein-loss";
import { spectrumLoss } from "./spectrum-loss";
import { totalVariationLoss } from "./total-variation-loss";

/** Every loss that has a name, in the order that `texture losses` lists them. */
export const lossKinds: readonly LossKind[] = [
  gramLoss,
  covarianceLoss,
  shiftedGramLoss,
  gramPcaLoss,
  longRangeGramLoss,
  meanLoss,
  batchnormLoss,
  mmdLinearLoss,
  mmdPolynomialLoss,
  mmdGaussianLoss,
  slicedWassersteinLoss,
  histogramLoss,
  cmdLoss,
  colorMomentsLoss,
  spectrumLoss,
  autocorrelationLoss,
  deepCorrelationsLoss,
  contentLoss,
  totalVariationLoss,
];

/** The loss of a description such as "gram" or "gram/scale=paper". @throws UsageError where there is none */
export function lossNamed(description: string): Loss {
  const { name, options } = parseLoss(description);
  const kind = lossKinds.find((known) => known.name === name);
  demand(kind !== undefined, "loss", `one of ${lossKinds.map((known) => known.name).join(", ")}`, name);
  return kind.with(options);
}
