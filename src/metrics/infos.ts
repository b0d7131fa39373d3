export type ImageMetricName =
  | "color_shift"
  | "color_covariance"
  | "color_wasserstein"
  | "hue_distance"
  | "spectrum_distance"
  | "copy_score"
  | "held_out_gram"
  | "luminance_gram"
  | "new_hues"
  | "clipped_share"
  | "vgg_loss";

export type MetricName = ImageMetricName | "diversity";

export interface MetricInfo {
  /** As records have it. */
  readonly name: MetricName;
  /** As figures and tables have it. */
  readonly title: string;
  /** Empty for a plain ratio. */
  readonly unit: string;
  /** One sentence. */
  readonly what: string;
  readonly source: string;
  /** Which way is better; no result need be better than another sample of the texture. */
  readonly better: "low" | "high";
  /** Measured on one picture against the exemplar, or on all pictures of a setting, one a seed. */
  readonly of: "picture" | "seeds";
}

/** Every metric, in the order that tables have them. */
export const metricInfos: readonly MetricInfo[] = [
  {
    ...{ name: "held_out_gram", title: "Held-out Gram error", unit: "", better: "low", of: "picture" },
    what: "Relative squared distance of Gram matrices, averaged over layers that the run did not optimize.",
    source: "Gatys, Ecker & Bethge 2015, arXiv:1505.07376, eq. 3, over the exemplar's own size",
  },
  {
    ...{ name: "vgg_loss", title: "VGG-loss", unit: "", better: "low", of: "picture" },
    what: "Squared distance of Gram matrices on the first layer of each VGG block, over the summed size of the exemplar's.",
    source: "Ustyuzhaninov, Brendel, Gatys & Bethge 2017, arXiv:1606.00021, §3",
  },
  {
    ...{ name: "luminance_gram", title: "Luminance Gram error", unit: "", better: "low", of: "picture" },
    what: "The held-out Gram error of gray pictures, the candidate's with the mean and deviation of the exemplar's luminance.",
    source: "held-out Gram error of luma (ITU-R BT.601), contrast set aside",
  },
  {
    ...{ name: "color_shift", title: "Mean color shift", unit: "ΔE00", better: "low", of: "picture" },
    what: "CIEDE2000 difference between the mean colors in L*a*b*; about 1 is just visible.",
    source: "Sharma, Wu & Dalal 2005",
  },
  {
    ...{ name: "color_covariance", title: "Color covariance error", unit: "", better: "low", of: "picture" },
    what: "Relative distance (Frobenius) of the covariances of red, green and blue.",
    source: "the statistic that color-matched starts and linear color transfer keep",
  },
  {
    ...{
      name: "color_wasserstein",
      title: "Color distribution distance",
      unit: "levels",
      better: "low",
      of: "picture",
    },
    what: "How far pixels' colors must move to be distributed like the exemplar's, in levels of 0..255, averaged over 32 directions.",
    source: "Rabin, Peyré, Delon & Bernot 2011 (sliced Wasserstein), exponent 1",
  },
  {
    ...{ name: "hue_distance", title: "Hue distance", unit: "degrees", better: "low", of: "picture" },
    what: "Earth mover's distance around the color circle of hue histograms weighted by chroma.",
    source: "Rabin, Delon & Gousseau 2009 (circular earth mover's distance)",
  },
  {
    ...{ name: "new_hues", title: "New hues", unit: "", better: "low", of: "picture" },
    what: "Share of the chroma that lies in hues which the wanted colors do not have within 15°.",
    source: "histograms of hue in L*a*b*, weighted by chroma",
  },
  {
    ...{ name: "clipped_share", title: "Clipped share", unit: "", better: "low", of: "picture" },
    what: "Share of channel values at black or full that goes beyond the share in the wanted colors.",
    source: "levels 0 and 255 after rounding to 8 bits",
  },
  {
    ...{ name: "spectrum_distance", title: "Spectrum distance", unit: "dB", better: "low", of: "picture" },
    what: "Mean absolute difference of the lightness's power in half-octave bands of frequency.",
    source: "radial power spectrum; edges by Moisan 2011",
  },
  {
    ...{ name: "copy_score", title: "Copy score", unit: "", better: "low", of: "picture" },
    what: "Share of windows of 32 × 32 pixels that are a displaced copy of a part of the exemplar.",
    source: "best matches at every displacement that agree with their neighbors'",
  },
  {
    ...{ name: "diversity", title: "Diversity over seeds", unit: "", better: "high", of: "seeds" },
    what: "Mean distance of the pictures of different seeds, over the distance of two independent samples of the texture.",
    source: "root mean square difference in L*a*b*, pixel by pixel",
  },
];
