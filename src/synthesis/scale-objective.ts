import type { NdArray, NdArrays } from "../core/ndarray";
import { scalar } from "../core/ndarray";
import type { Engine, Executable } from "../engine/engine";
import { runOnce } from "../engine/run-once";
import { createFeatures } from "../features/create";
import { meanActivationProgram, normalized } from "../features/normalized";
import type { FeatureSet } from "../features/feature-set";
import type { WeightsSource } from "../features/weights/load";
import { asInput, type Image } from "../image/image";
import { lossNamed } from "../losses";
import { objectiveOf, objectiveProgram, prepareProgram, type Size } from "../objective/objective";
import type { Settings } from "./settings";

/** The objective of one scale, ready to be evaluated. */
export interface ScaleObjective {
  readonly terms: readonly string[];
  evaluate(image: Float32Array): Promise<{ value: number; gradient: Float32Array; terms: Record<string, number> }>;
  release(): Promise<void>;
}

/**
 * Features and targets of the exemplar at this scale.
 * @param reference  the noise that `balance` equalizes the terms at, of the output's size
 */
export async function scaleObjective(
  settings: Settings,
  layers: readonly string[],
  exemplar: Image,
  output: Size,
  reference: () => Image,
  engine: Engine,
  source: WeightsSource,
): Promise<ScaleObjective> {
  const features = await featuresFor(settings, layers, exemplar, engine, source);
  const losses = settings.losses.map(({ loss }) => lossNamed(loss));
  const objective = objectiveOf(features, losses);
  const targets = await runOnce(engine, prepareProgram(objective, exemplar, output, {}), { image: asInput(exemplar) });
  const executable = await engine.load(objectiveProgram(objective, output, targets, {}));
  const weightOf = weightsOf(settings);
  const weights: Record<string, NdArray> = {};
  for (const { name, layer, loss } of objective.terms) weights[`weight/${name}`] = scalar(weightOf(layer, loss.name));
  const terms = objective.terms.map(({ name }) => name);
  const evaluate = evaluator(executable, terms, output, { ...targets, ...weights });
  if (settings.balance) {
    const start = await evaluate(reference().data);
    for (const name of terms) weights[`weight/${name}`] = balanced(weights[`weight/${name}`]!, start.terms[name]!);
    return {
      terms,
      evaluate: evaluator(executable, terms, output, { ...targets, ...weights }),
      release: () => executable.release(),
    };
  }
  return { terms, evaluate, release: () => executable.release() };
}

function weightsOf({ layers, losses }: Settings): (layer: string, loss: string) => number {
  const ofLayer = new Map(layers.map(({ layer, weight }) => [layer, weight]));
  const ofLoss = new Map(losses.map(({ loss, weight }) => [loss, weight]));
  return (layer, loss) => ofLayer.get(layer)! * ofLoss.get(loss)!;
}

/** The weight under which a term is its weight at the start; a term that is zero there keeps it. */
function balanced(weight: NdArray, weightedTerm: number): NdArray {
  const value = weight.data[0]!;
  return scalar(weightedTerm > 0 ? (value * value) / weightedTerm : value);
}

async function featuresFor(
  settings: Settings,
  layers: readonly string[],
  exemplar: Image,
  engine: Engine,
  source: WeightsSource,
): Promise<FeatureSet> {
  const features = await createFeatures({ ...settings.features, layers }, source);
  if (!settings.features.normalized) return features;
  const program = meanActivationProgram(features, exemplar.height, exemplar.width);
  return normalized(features, await runOnce(engine, program, { image: asInput(exemplar) }));
}

function evaluator(
  executable: Executable,
  terms: readonly string[],
  { height, width }: Size,
  fixed: NdArrays,
): ScaleObjective["evaluate"] {
  return async (data) => {
    const outputs = await executable.run({ image: { shape: [1, height, width, 3], data }, ...fixed });
    return {
      value: outputs.total!.data[0]!,
      gradient: outputs.gradient!.data,
      terms: Object.fromEntries(terms.map((name) => [name, outputs[`term/${name}`]!.data[0]!])),
    };
  };
}
