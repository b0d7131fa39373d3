/** What the tests that go over all losses know of one: `description` is what `lossNamed` takes. */
export interface LossCase {
  readonly description: string;
  /** Looks at where things are: other than the rest, it changes when positions are shuffled. */
  readonly spatial?: true;
  /** Compares position by position, so that exemplar and output must be of one size. */
  readonly sameSize?: true;
  /** Estimates from drawn positions: may be negative, and changes when positions are shuffled, by chance. */
  readonly sampled?: true;
  /** What the gradient takes as constant though it follows from the map: held against differences in its own test. */
  readonly frozen?: string;
  /** Wants the least rather than the exemplar's: not zero at the exemplar. */
  readonly regularizer?: true;
  /** Of the images whose pixels engines are compared on, 0..1: small where large values would saturate. Default 1. */
  readonly contrast?: number;
  /** Compare engines on pictures of a skewed histogram: odd moments of others are differences of large sums. */
  readonly skewed?: true;
  /** Of central differences; small where the order of values must not change (sorting losses). Default 0.02. */
  readonly step?: number;
  /** How much the direction of the differences leans to the gradient's. Default 0. */
  readonly lean?: number;
  /** What the maps of the central differences are multiplied with, to keep values apart. Default 1. */
  readonly stretch?: number;
  /** Limit of the error against central differences. Default 1e-3, the most that may stand here. */
  readonly tolerance?: number;
  /** Limit of the error of compiled against eager. Default 1e-5; 1e-4 is the most that may stand here. */
  readonly compiled?: number;
}

/** Every kind at least once, and every choice that takes another path. */
export const lossCases: readonly LossCase[] = [
  { description: "gram" },
  { description: "gram/scale=paper" },
  { description: "gram/scale=paper_m2" },
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
  { description: "mmd_polynomial/scale=paper_m" },
  { description: "mmd_gaussian" },
  { description: "mmd_gaussian/bandwidths=0.25+1+4/frequencies=20" },
  { description: "mmd_gaussian/scale=paper" },
  { description: "mmd_gaussian/estimator=full", step: 0.05, compiled: 1e-4 },
  { description: "mmd_gaussian/estimator=paired", sampled: true },
  {
    description: "mmd_gaussian/estimator=paired/bandwidth_from=draw/scale=paper",
    sampled: true,
    frozen: "the bandwidth",
  },
  { description: "sliced_wasserstein", stretch: 100, step: 0.02, lean: 5 },
  // Near-ties of projections go either way by rounding.
  { description: "sliced_wasserstein/directions=7/scale=paper", stretch: 100, step: 0.03, lean: 5, compiled: 1e-4 },
  { description: "sliced_wasserstein/directions=3/tags=2", stretch: 100, step: 0.03, lean: 5, spatial: true },
  { description: "histogram", stretch: 100, step: 0.03, lean: 5 },
  { description: "histogram/scale=paper", stretch: 100, step: 0.03, lean: 5 },
  { description: "cmd", compiled: 1e-4, skewed: true },
  { description: "cmd/moments=3/scale=paper", compiled: 1e-4, contrast: 0.03, skewed: true },
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
