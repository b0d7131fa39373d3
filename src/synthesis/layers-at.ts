import { halvingsBefore, layersOf } from "../features/create";
import type { Settings } from "./settings";

/** Maps smaller than this say little of a texture; below the finest scale they are left out. */
const SMALLEST_MAP = 16;

interface LayersChoice extends Pick<Settings, "features" | "layers"> {
  readonly losses: readonly Settings["losses"][number][];
}

/** The layers that some loss works on, shallow to deep. */
export function layersUsed({ features, layers, losses }: LayersChoice): readonly string[] {
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
  const content = layersUsed({ ...settings, losses: losses.filter(({ of }) => of === "content") });
  const statistics = layersUsed({ ...settings, losses: losses.filter(({ of }) => of !== "content") });
  const large = (layer: string) => Math.floor(side / 2 ** halvingsBefore(features.name, layer)) >= SMALLEST_MAP;
  const fitting = statistics.filter(large);
  const kept = fitting.length > 0 ? fitting : statistics.slice(0, 1);
  return names.filter((layer) => kept.includes(layer) || content.includes(layer));
}
