import type { NdArrays } from "../core/ndarray";
import { scalar } from "../core/ndarray";
import type { Program } from "../core/program";
import { random } from "../core/random";
import type { Engine, Executable } from "../engine/engine";
import { runOnce } from "../engine/run-once";
import { featuresOf } from "../features/create";
import { meanActivationProgram, normalized } from "../features/normalized";
import type { FeatureSet } from "../features/feature-set";
import type { Weights } from "../features/weights/load";
import { asInput, type Image } from "../image/image";
import { lossNamed } from "../losses";
import {
  drawsOf,
  finished,
  objectiveAt,
  objectiveProgram,
  prepareProgram,
  type Objective,
  type Size,
} from "../objective/objective";
import type { Settings } from "./settings";

/** The objective of one scale, ready to be evaluated. */
export interface ScaleObjective {
  readonly terms: readonly string[];
  /** What is evaluated, and all its inputs but the image: targets, draws and weights. */
  readonly program: Program;
  readonly fixed: NdArrays;
  evaluate(image: Float32Array): Promise<{ value: number; gradient: Float32Array; terms: Record<string, number> }>;
  release(): Promise<void>;
}

/**
 * Features and targets of the exemplar at this scale, and what the losses draw: once, so that the optimizer works on one
 * objective; the next scale draws anew.
 * @param weights    of the network, where the features need one
 * @param reference  the noise that `balance` equalizes the terms at, of the output's size
 */
export async function scaleObjective(
  settings: Settings,
  layers: readonly string[],
  exemplar: Image,
  output: Size,
  reference: () => Image,
  engine: Engine,
  weights: Weights | null,
): Promise<ScaleObjective> {
  const features = await featuresFor(settings, layers, exemplar, engine, weights);
  const shared = settings.layers.map(({ layer }) => layer);
  const objective = objectiveAt(
    features,
    settings.losses.map(({ loss, layers: own }) => ({ loss: lossNamed(loss), layers: own ?? shared })),
  );
  const draws = drawsOf(objective, exemplar, output, (term) => {
    return random(settings.seed, `draws/${output.width}×${output.height}/${term}`);
  });
  const prepare = prepareProgram(objective, exemplar, output, draws);
  const prepared = await runOnce(engine, prepare, { image: asInput(exemplar), ...draws });
  const targets = finished(objective, prepared);
  const program = objectiveProgram(objective, output, targets, draws);
  const executable = await engine.load(program);
  const terms = objective.terms.map(({ name }) => name);
  const evaluatorWith = (shares: NdArrays) => evaluator(executable, terms, output, { ...targets, ...draws, ...shares });
  let shares = statedWeights(settings, objective);
  if (settings.balance) shares = balanced(shares, (await evaluatorWith(shares)(reference().data)).terms);
  const fixed = { ...targets, ...draws, ...shares };
  return { terms, program, fixed, evaluate: evaluatorWith(shares), release: () => executable.release() };
}

/** Weight of the layer (1 for one that the loss alone names) · weight of the loss, for each term. */
function statedWeights({ layers, losses }: Settings, { terms }: Objective): NdArrays {
  const ofLayer = new Map(layers.map(({ layer, weight }) => [layer, weight]));
  const ofLoss = new Map(losses.map(({ loss, weight }) => [loss, weight]));
  return Object.fromEntries(
    terms.map(({ name, layer, loss }) => [
      `weight/${name}`,
      scalar((ofLayer.get(layer) ?? 1) * ofLoss.get(loss.name)!),
    ]),
  );
}

/** The weights under which each term is its weight at the start; a term that is zero there keeps its own. */
function balanced(weights: NdArrays, weightedTerms: Readonly<Record<string, number>>): NdArrays {
  return Object.fromEntries(
    Object.entries(weightedTerms).map(([name, term]) => {
      const value = weights[`weight/${name}`]!.data[0]!;
      return [`weight/${name}`, scalar(term > 0 ? (value * value) / term : value)];
    }),
  );
}

async function featuresFor(
  settings: Settings,
  layers: readonly string[],
  exemplar: Image,
  engine: Engine,
  weights: Weights | null,
): Promise<FeatureSet> {
  const features = featuresOf({ ...settings.features, layers }, weights);
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
