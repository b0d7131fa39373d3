import type { Engine } from "../engine/engine";
import { runOnce } from "../engine/run-once";
import { createFeatures, type FeatureSettings } from "../features/create";
import type { WeightsSource } from "../features/weights/load";
import { asInput, type Image } from "../image/image";
import { lossNamed } from "../losses";
import { finished, measureProgram, objectiveOf, prepareProgram } from "../objective/objective";

/** Each loss on each layer: `values[layer][loss]`, unweighted. */
export type LossTable = Readonly<Record<string, Readonly<Record<string, number>>>>;

/** Measures a candidate against an exemplar without optimizing. The pictures may differ in size. */
export async function evaluate(
  exemplar: Image,
  candidate: Image,
  settings: FeatureSettings,
  losses: readonly string[],
  engine: Engine,
  weights: WeightsSource,
): Promise<LossTable> {
  const features = await createFeatures(settings, weights);
  const objective = objectiveOf(features, losses.map(lossNamed));
  const prepare = prepareProgram(objective, exemplar, candidate, {});
  const targets = finished(objective, await runOnce(engine, prepare, { image: asInput(exemplar) }));
  const measure = measureProgram(objective, candidate, targets, {});
  const values = await runOnce(engine, measure, { image: asInput(candidate), ...targets });
  const table: Record<string, Record<string, number>> = {};
  for (const { name, layer, loss } of objective.terms)
    (table[layer] ??= {})[loss.name] = values[`term/${name}`]!.data[0]!;
  return table;
}
