import { z } from "zod";
import { lossKind, numberList } from "./loss-kind";
import { fourierEstimator } from "./mmd-gaussian/fourier";
import { fullEstimator } from "./mmd-gaussian/full";
import { pairedEstimator } from "./mmd-gaussian/paired";
import { scaleOption } from "./scale";

/** How MMD² under a Gaussian kernel is estimated; a file each in `mmd-gaussian/`. */
const estimators = { full: fullEstimator, fourier: fourierEstimator, paired: pairedEstimator } as const;

/**
 * Maximum mean discrepancy under k(x, y) = exp(−γ ‖x − y‖²), or the mean of such kernels: it tells all distributions
 * apart, where polynomial kernels stop at moments. γ = 1/(b · mean ‖y − y'‖²) with the mean over all pairs of the
 * exemplar's features and b one of `bandwidths`. The paper scale is MMD² itself.
 */
export const mmdGaussianLoss = lossKind({
  name: "mmd_gaussian",
  formula: "MMD² under exp(−γ ‖x − y‖²), γ = 1/(b · mean ‖y − y'‖²)",
  source: "Li, Wang, Liu & Hou 2017, arXiv:1701.01036; Gretton et al. 2012; Rahimi & Recht 2007 (fourier)",
  options: {
    estimator: z
      .enum(["full", "fourier", "paired"])
      .default("fourier")
      .describe("full: all pairs (small maps); fourier: random features; paired: Li's linear-time pairs of positions"),
    bandwidths: numberList(z.number().positive())
      .default([1])
      .describe("b, one or several, as 0.25+1+4; the kernel is the mean of theirs"),
    frequencies: z.number().int().min(1).max(4096).default(128).describe("random frequencies of fourier"),
    bandwidth_from: z
      .enum(["exemplar", "draw"])
      .default("exemplar")
      .describe("draw: Li's code, γ from the pairs at hand at each evaluation (paired alone)"),
    scale: scaleOption,
  },
  create: (options) => estimators[options.estimator](options),
});
