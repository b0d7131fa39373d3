import { demandFinite } from "../image/demand-finite";
import type { Image } from "../image/image";
import type { FeatureChoice } from "../synthesis/feature-maps";
import { clippedShare } from "./clipped-share";
import { colorCovariance } from "./color-covariance";
import { colorShift } from "./color-shift";
import { colorWasserstein } from "./color-wasserstein";
import { copyScore } from "./copy-score";
import { heldOutGram } from "./held-out-gram";
import { hueDistance } from "./hue-distance";
import type { ImageMetricName } from "./infos";
import { luminanceGram } from "./luminance-gram";
import type { NetworkContext } from "./network-context";
import { newHues } from "./new-hues";
import { spectrumDistance } from "./spectrum-distance";
import { vggLoss, type VggLossOptions } from "./vgg-loss";

export interface MeasureContext extends NetworkContext {
  /** Layers that were not optimized, as `evaluate` takes them. */
  readonly heldOut: FeatureChoice;
  /** Whose colors are wanted: what metrics of color compare with. Default: the exemplar. */
  readonly palette?: Image | undefined;
  /** Of the VGG-loss. Default vgg16. */
  readonly vgg?: VggLossOptions["network"];
}

/** Finite, or null where a metric cannot be had: JSON keeps both. */
export type Measured = Readonly<Record<ImageMetricName, number | null>>;

/**
 * Every metric of one finished picture: of texture against its exemplar, of color against the wanted colors.
 * @throws UsageError for pictures with numbers that are not finite
 */
export async function measureImage(exemplar: Image, candidate: Image, context: MeasureContext): Promise<Measured> {
  demandFinite(exemplar, "measureImage", "exemplar");
  demandFinite(candidate, "measureImage", "candidate");
  demandFinite(context.palette ?? exemplar, "measureImage", "palette");
  const { heldOut, vgg, palette = exemplar, ...network } = context;
  return {
    held_out_gram: finite(await heldOutGram(exemplar, candidate, heldOut, network)),
    vgg_loss: finite(await vggLoss(exemplar, candidate, { ...network, network: vgg })),
    luminance_gram: finite(await luminanceGram(exemplar, candidate, heldOut, network)),
    color_shift: colorShift(palette, candidate),
    color_covariance: colorCovariance(palette, candidate),
    color_wasserstein: colorWasserstein(palette, candidate),
    hue_distance: hueDistance(palette, candidate),
    new_hues: newHues(palette, candidate),
    clipped_share: clippedShare(palette, candidate),
    spectrum_distance: spectrumDistance(exemplar, candidate),
    copy_score: copyScore(exemplar, candidate),
  };
}

/** A loss that overflowed is no number that can be told. */
function finite(value: number | null): number | null {
  return value !== null && Number.isFinite(value) ? value : null;
}
