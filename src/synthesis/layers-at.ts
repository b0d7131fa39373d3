import { halvingsBefore, layersOf } from "../features/create";
import type { Settings } from "./settings";

/** Maps smaller than this say little of a texture; below the finest scale they are left out. */
const SMALLEST_MAP = 16;

/** The layers that some loss works on, shallow to deep. */
export function layersUsed({ features, layers, losses }: Pick<Settings, "features" | "layers" | "losses">) {
  const shared = layers.map(({ layer }) => layer);
  const used = new Set(losses.flatMap((loss) => loss.layers ?? shared));
  return layersOf(features.name).filter((layer) => used.has(layer));
}

/**
 * The layers of a scale: all at the finest; at coarser ones those whose maps are large enough, or the shallowest, and a
 * content's, which is no statistic.
 */
export function layersAt(settings: Settings, index: number): readonly string[] {
  const { features, losses, scales } = settings;
  const names = layersUsed(settings);
  const scale = scales[index]!;
  if (index === scales.length - 1) return names;
  const side = Math.min(scale.height, scale.width, scale.exemplar.height, scale.exemplar.width);
  const fitting = names.filter((layer) => Math.floor(side / 2 ** halvingsBefore(features.name, layer)) >= SMALLEST_MAP);
  const content = losses.flatMap(({ of, layers }) => (of === "content" ? (layers ?? []) : []));
  const kept = fitting.length > 0 ? fitting : names.filter((layer) => !content.includes(layer)).slice(0, 1);
  return names.filter((layer) => kept.includes(layer) || content.includes(layer));
}
