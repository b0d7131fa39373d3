import { halvingsBefore, layersOf } from "../features/create";
import type { Settings } from "./settings";

/** Maps smaller than this say little of a texture; below the finest scale they are left out. */
const SMALLEST_MAP = 16;

/** The layers that some loss works on, shallow to deep. */
export function layersUsed(settings: Settings): readonly string[] {
  return together(
    settings,
    settings.losses.map((loss) => ownLayers(settings, loss)),
  );
}

/** The layers that some loss works on at a scale, shallow to deep. */
export function layersAt(settings: Settings, index: number): readonly string[] {
  return together(settings, placesAt(settings, index));
}

/**
 * The layers of each loss at a scale: all at the finest. At coarser ones, of the exemplar's statistics those whose maps are
 * large enough, or the shallowest that any of them works on; of losses that look at a content or a palette all.
 */
export function placesAt(settings: Settings, index: number): readonly (readonly string[])[] {
  const { features, losses, scales } = settings;
  const { height, width, exemplar } = scales[index]!;
  const side = Math.min(height, width, exemplar.height, exemplar.width);
  const finest = index === scales.length - 1;
  const large = (layer: string) => Math.floor(side / 2 ** halvingsBefore(features.name, layer)) >= SMALLEST_MAP;
  const statistics = losses.filter(({ of }) => of === undefined).map((loss) => ownLayers(settings, loss));
  const all = together(settings, statistics);
  const fitting = all.filter(large);
  const kept = fitting.length > 0 ? fitting : all.slice(0, 1);
  return losses.map((loss) =>
    ownLayers(settings, loss).filter((layer) => finest || loss.of !== undefined || kept.includes(layer)),
  );
}

function ownLayers({ layers }: Settings, loss: Settings["losses"][number]): readonly string[] {
  return loss.layers ?? layers.map(({ layer }) => layer);
}

/** All of some layers, in the network's order. */
export function together(
  { features }: Pick<Settings, "features">,
  places: readonly (readonly string[])[],
): readonly string[] {
  const used = new Set(places.flat());
  return layersOf(features.name).filter((layer) => used.has(layer));
}
