import { relativeError } from "../core/relative-error";
import { crop } from "../image/crop";
import type { Image } from "../image/image";
import type { FeatureChoice, FeatureContext } from "../synthesis/feature-maps";
import { eachStatistic, openStatistics, statisticsOf, type ByStatistic } from "./statistics";

export interface Sensitivity {
  /** By change: ‖S(changed) − S(picture)‖ / ‖S(picture)‖ (Frobenius) by layer and statistic. */
  readonly changes: Readonly<Record<string, ByStatistic<number>>>;
  /** The same between the picture's right and left halves: what is no more than that is chance. */
  readonly floor: ByStatistic<number>;
}

/**
 * How far statistics move when a picture's color does. The halves of the floor hold half the positions, so that it is a
 * little higher than between two pictures of this size.
 * @param changes  by name; each makes a picture of the same size
 * @throws UsageError for unknown layers, missing weights and pictures too small for a layer
 */
export async function sensitivity(
  image: Image,
  changes: Readonly<Record<string, (image: Image) => Image>>,
  choice: FeatureChoice,
  context: FeatureContext = {},
): Promise<Sensitivity> {
  const floor = await floorOf(image, choice, context);
  const reader = await openStatistics(choice, image, context);
  try {
    const own = await reader.read(image);
    const found: Record<string, ByStatistic<number>> = {};
    for (const [name, change] of Object.entries(changes))
      found[name] = distances(await reader.read(change(image)), own);
    return { changes: found, floor };
  } finally {
    await reader.release();
  }
}

async function floorOf(image: Image, choice: FeatureChoice, context: FeatureContext): Promise<ByStatistic<number>> {
  const { height } = image;
  const width = Math.floor(image.width / 2);
  const [left, right] = [0, image.width - width].map((left) => crop(image, { left, top: 0, width, height }));
  const own = await statisticsOf(left!, choice, context);
  return distances(await statisticsOf(right!, choice, context), own);
}

function distances(other: ByStatistic<Float32Array>, own: ByStatistic<Float32Array>): ByStatistic<number> {
  const distance = (layer: string) => eachStatistic((name) => relativeError(other[layer]![name], own[layer]![name]));
  return Object.fromEntries(Object.keys(own).map((layer) => [layer, distance(layer)]));
}
