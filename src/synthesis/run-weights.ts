import { hashOf, weightsFor } from "../features/create";
import type { Weights, WeightsSource } from "../features/weights/load";
import { layersUsed } from "./layers-at";
import type { Settings } from "./settings";

/** The trained weights of a run, or nulls where its features need none. */
export interface RunWeights {
  readonly weights: Weights | null;
  /** Of those that its layers use: what the run's key holds. */
  readonly sha256: string | null;
}

/** Reads and checks a run's weights once, for its key and for all its scales. @throws UsageError where they are missing or wrong */
export async function runWeights(settings: Settings, source: WeightsSource): Promise<RunWeights> {
  const need = { name: settings.features.name, layers: layersUsed(settings) };
  const weights = await weightsFor(need, source);
  return { weights, sha256: hashOf(need, weights) };
}
