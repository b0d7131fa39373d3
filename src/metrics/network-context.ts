import type { Engine } from "../engine/engine";
import { halvingsBefore } from "../features/create";
import { weightsAtHand } from "../features/weights/at-hand";
import type { WeightsSource } from "../features/weights/load";
import { networks } from "../features/vgg-architecture";
import { PIXELS } from "../features/with-pixels";
import type { Image } from "../image/image";
import type { FeatureChoice } from "../synthesis/feature-maps";

/** What metrics that look through a network are computed with. */
export interface NetworkContext {
  /** Default: compiled. */
  readonly engine?: Engine | undefined;
  /** Where the weights of trained networks lie. Default: nowhere, and metrics that need them are null. */
  readonly weights?: WeightsSource | undefined;
}

/** Whether features can be had of some pictures: trained ones need their weights, deep layers a picture large enough. */
export async function canLook(
  { name, layers }: FeatureChoice,
  pictures: readonly Image[],
  { weights = {} }: NetworkContext,
): Promise<boolean> {
  const own = layers.filter((layer) => layer !== PIXELS);
  const halvings = Math.max(0, ...own.map((layer) => halvingsBefore(name, layer)));
  const side = Math.min(...pictures.flatMap(({ height, width }) => [height, width]));
  if (side < 2 ** halvings) return false;
  const network = networks.find((known) => known === name);
  return network === undefined || own.length === 0 || weightsAtHand(network, own, weights);
}
