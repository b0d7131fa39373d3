import { engineNamed } from "../engine/engines";
import { runOnce } from "../engine/run-once";
import { random } from "../core/random";
import { createFeatures } from "../features/create";
import { asInput, type Image } from "../image/image";
import { drawsOf, finished, measureProgram, objectiveOf, prepareProgram } from "../objective/objective";
import { settingsOf, type FeatureChoice, type FeatureContext } from "./feature-maps";
import { lossOf, type AnyLoss } from "./loss-choice";

/** Each loss on each layer: `values[layer][loss]`, unweighted. */
export type LossTable = Readonly<Record<string, Readonly<Record<string, number>>>>;

/** What losses draw is the same for any two pictures, so that values compare. */
const DRAWS_SEED = 1;

/** Measures a candidate against an exemplar without optimizing. The pictures may differ in size. */
export async function evaluate(
  exemplar: Image,
  candidate: Image,
  choice: FeatureChoice,
  losses: readonly AnyLoss[],
  { engine = engineNamed("compiled"), weights = {} }: FeatureContext = {},
): Promise<LossTable> {
  const features = await createFeatures(settingsOf(choice), weights);
  const objective = objectiveOf(features, losses.map(lossOf));
  const draws = drawsOf(objective, exemplar, candidate, (term) => random(DRAWS_SEED, `draws/${term}`));
  const prepare = prepareProgram(objective, exemplar, candidate, draws);
  const targets = finished(objective, await runOnce(engine, prepare, { image: asInput(exemplar), ...draws }));
  const measure = measureProgram(objective, candidate, targets, draws);
  const values = await runOnce(engine, measure, { image: asInput(candidate), ...targets, ...draws });
  const table: Record<string, Record<string, number>> = {};
  for (const { name, layer, loss } of objective.terms)
    (table[layer] ??= {})[loss.name] = values[`term/${name}`]!.data[0]!;
  return table;
}
