/** What the tests that go over all losses know of one: `description` is what `lossNamed` takes. */
export interface LossCase {
  readonly description: string;
  /** Looks at where things are: other than the rest, it changes when positions are shuffled. */
  readonly spatial?: true;
  /** Compares position by position, so that exemplar and output must be of one size. */
  readonly sameSize?: true;
  /** Wants the least rather than the exemplar's: not zero at the exemplar. */
  readonly regularizer?: true;
  /** Of central differences; small where the order of values must not change (sorting losses). Default 0.02. */
  readonly step?: number;
  /** Limit of the error against central differences. Default 1e-3, the most that may stand here. */
  readonly tolerance?: number;
  /** Limit of the error of compiled against eager. Default 1e-5; 1e-4 is the most that may stand here. */
  readonly compiled?: number;
}

/** Every kind at least once, and every choice that takes another path. */
export const lossCases: readonly LossCase[] = [
  { description: "gram" },
  { description: "gram/scale=paper" },
  { description: "covariance" },
  { description: "covariance/scale=paper" },
  { description: "shifted_gram" },
  { description: "shifted_gram/s=1/scale=paper" },
  { description: "gram_pca/components=2" },
  { description: "gram_pca/scale=paper" },
  { description: "long_range_gram", spatial: true },
  { description: "long_range_gram/offsets=1+2/scale=paper", spatial: true },
  { description: "long_range_gram/offsets=0+1/flips=both", spatial: true },
  { description: "mean" },
  { description: "mean/scale=paper" },
  { description: "batchnorm" },
  { description: "batchnorm/scale=paper" },
  { description: "mmd_linear" },
  { description: "mmd_linear/scale=paper" },
  { description: "mmd_polynomial/c=3" },
  { description: "mmd_polynomial/c=0.5/unit=exemplar" },
  { description: "mmd_polynomial/scale=paper" },
  { description: "color_moments" },
  { description: "spectrum", spatial: true },
  { description: "spectrum/scale=paper", spatial: true },
  { description: "autocorrelation", spatial: true },
  { description: "autocorrelation/scale=paper", spatial: true },
  { description: "deep_correlations", spatial: true, compiled: 1e-4 },
  { description: "deep_correlations/reach=1/scale=paper", spatial: true, compiled: 1e-4 },
  { description: "content", spatial: true, sameSize: true },
  { description: "content/scale=paper", spatial: true, sameSize: true },
  { description: "total_variation", spatial: true, regularizer: true },
  { description: "total_variation/exponent=1/scale=paper", spatial: true, regularizer: true, step: 0.002 },
];
