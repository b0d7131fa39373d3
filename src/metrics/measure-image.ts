import { demandFinite } from "../image/demand-finite";
import type { Image } from "../image/image";
import type { FeatureChoice } from "../synthesis/feature-maps";
import { colorCovariance } from "./color-covariance";
import { colorShift } from "./color-shift";
import { colorWasserstein } from "./color-wasserstein";
import { copyScore } from "./copy-score";
import { heldOutGram } from "./held-out-gram";
import { hueDistance } from "./hue-distance";
import type { ImageMetricName } from "./infos";
import type { NetworkContext } from "./network-context";
import { spectrumDistance } from "./spectrum-distance";
import { vggLoss, type VggLossOptions } from "./vgg-loss";

export interface MeasureContext extends NetworkContext {
  /** Layers that were not optimized, as `evaluate` takes them. */
  readonly heldOut: FeatureChoice;
  /** Of the VGG-loss. Default vgg16. */
  readonly vgg?: VggLossOptions["network"];
}

/** Finite, or null where a metric cannot be had: JSON keeps both. */
export type Measured = Readonly<Record<ImageMetricName, number | null>>;

/** Every metric of one finished picture against its exemplar. @throws UsageError for pictures with numbers that are not finite */
export async function measureImage(exemplar: Image, candidate: Image, context: MeasureContext): Promise<Measured> {
  demandFinite(exemplar, "measureImage", "exemplar");
  demandFinite(candidate, "measureImage", "candidate");
  const { heldOut, vgg, ...network } = context;
  return {
    held_out_gram: finite(await heldOutGram(exemplar, candidate, heldOut, network)),
    vgg_loss: finite(await vggLoss(exemplar, candidate, { ...network, network: vgg })),
    color_shift: colorShift(exemplar, candidate),
    color_covariance: colorCovariance(exemplar, candidate),
    color_wasserstein: colorWasserstein(exemplar, candidate),
    hue_distance: hueDistance(exemplar, candidate),
    spectrum_distance: spectrumDistance(exemplar, candidate),
    copy_score: copyScore(exemplar, candidate),
  };
}

/** A loss that overflowed is no number that can be told. */
function finite(value: number | null): number | null {
  return value !== null && Number.isFinite(value) ? value : null;
}
