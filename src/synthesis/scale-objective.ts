import { demand } from "../core/demand";
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
import type { Loss } from "../losses/loss";
import {
  drawsOf,
  finished,
  objectiveAt,
  objectiveProgram,
  prepareProgram,
  type Objective,
  type Size,
} from "../objective/objective";
import { balanced } from "./balance";
import { together } from "./layers-at";
import { paletteOf, sourceNames, type Pictures } from "./pictures";
import type { Settings } from "./settings";

/** The objective of one scale, compiled. */
export interface ScaleObjective {
  readonly terms: readonly string[];
  readonly program: Program;
  /** Of each term in the sum: as stated, or balanced at the start noise. */
  readonly weights: Readonly<Record<string, number>>;
  /** What stays while the optimizer works: one round's draws, and the targets under them. */
  readonly round: (index: number) => Promise<Round>;
  readonly release: () => Promise<void>;
}

export interface Round {
  /** All inputs of the program but the image: targets, draws and weights. */
  readonly fixed: NdArrays;
  readonly evaluate: (image: Float32Array) => Promise<Evaluation>;
}

export interface Evaluation {
  readonly value: number;
  readonly gradient: Float32Array;
  readonly terms: Readonly<Record<string, number>>;
}

/** What a scale's objective is made from. */
export interface ScaleSetup {
  readonly settings: Settings;
  /** Those of `settings.losses`, in their order. */
  readonly losses: readonly Loss[];
  /** The layers of each loss at this scale. */
  readonly places: readonly (readonly string[])[];
  /** At this scale. */
  readonly pictures: Pictures;
  readonly output: Size;
  /** The noise that terms are balanced at, of the output's size. */
  readonly reference: () => Image;
  readonly engine: Engine;
  /** Of the network, where the features need one. */
  readonly weights: Weights | null;
}

/** Compiles the objective of a scale, once for all its rounds. */
export async function scaleObjective(setup: ScaleSetup): Promise<ScaleObjective> {
  const { settings, losses, places, output, engine, reference } = setup;
  const features = await featuresFor(setup);
  const objective = objectiveAt(
    features,
    places.map((layers, i) => ({ loss: losses[i]!, layers })),
  );
  const prepared = await preparation(objective, setup);
  const program = objectiveProgram(objective, output, prepared.first.targets, prepared.first.draws);
  const executable = await engine.load(program);
  const terms = objective.terms.map(({ name }) => name);
  const roundOf = ({ targets, draws }: Prepared, weights: Readonly<Record<string, number>>): Round => {
    const scalars = Object.entries(weights).map(([name, value]) => [`weight/${name}`, scalar(value)] as const);
    const fixed = { ...targets, ...draws, ...Object.fromEntries(scalars) };
    return { fixed, evaluate: evaluator(executable, terms, output, fixed) };
  };
  const release = async () => {
    await prepared.release();
    await executable.release();
  };
  try {
    const stated = statedWeights(settings, objective);
    const at = (weights: Readonly<Record<string, number>>) =>
      roundOf(prepared.first, weights).evaluate(reference().data);
    const weights = await balanced(settings.balance, stated, at);
    return {
      ...{ terms, program, weights, release },
      round: async (index) => roundOf(index === 0 ? prepared.first : await prepared.round(index), weights),
    };
  } catch (error) {
    await release();
    throw error;
  }
}

/** A round's draws and the exemplar's targets under them. */
interface Prepared {
  readonly draws: NdArrays;
  readonly targets: NdArrays;
}

/** The targets' side: of round 0 at once, of others when asked. Where nothing is drawn, all rounds are the same. */
async function preparation(objective: Objective, { settings, pictures, output, engine }: ScaleSetup) {
  const parts = partsOf(objective, settings, pictures);
  const drawn = (index: number) =>
    parts.map(({ objective: own, picture }) =>
      drawsOf(own, picture, output, (term) => {
        return random(settings.seed, `draws/${output.width}×${output.height}/${index}/${term}`);
      }),
    );
  const draws = drawn(0);
  const executables: Executable[] = [];
  const release = async () => {
    for (const executable of executables) await executable.release();
  };
  const prepare = async (draws: readonly NdArrays[]): Promise<Prepared> => {
    const targets: NdArrays[] = [];
    for (const [i, { objective: own, picture }] of parts.entries())
      targets.push(finished(own, await executables[i]!.run({ image: asInput(picture), ...draws[i]! })));
    return { draws: Object.assign({}, ...draws) as NdArrays, targets: Object.assign({}, ...targets) as NdArrays };
  };
  try {
    for (const [i, { objective: own, picture }] of parts.entries())
      executables.push(await engine.load(prepareProgram(own, picture, output, draws[i]!)));
    const first = await prepare(draws);
    const fixed = draws.every((own) => Object.keys(own).length === 0);
    return {
      first,
      round: (index: number) => (fixed ? Promise.resolve(first) : prepare(drawn(index))),
      release,
    };
  } catch (error) {
    await release();
    throw error;
  }
}

/** The terms that take their targets from one picture, with that picture. */
interface Part {
  readonly objective: Objective;
  readonly picture: Image;
}

function partsOf({ features, terms }: Objective, settings: Settings, pictures: Pictures): Part[] {
  const sources = perTerm(settings, ({ of = "exemplar" }) => of);
  return sourceNames.flatMap((source) => {
    const own = terms.filter(({ name }) => sources.get(name) === source);
    if (own.length === 0) return [];
    const picture = source === "palette" ? paletteOf(pictures) : pictures[source];
    demand(picture !== undefined, "synthesize", `a ${source} to take the target of ${own[0]!.name} from`, "none");
    return [{ objective: { features, terms: own }, picture }];
  });
}

/** Weight of the layer (1 for one that the loss alone names) · weight of the loss, for each term. */
function statedWeights(settings: Settings, { terms }: Objective): Record<string, number> {
  const ofLayer = new Map(settings.layers.map(({ layer, weight }) => [layer, weight]));
  const weights = perTerm(settings, ({ weight }, layer) => (ofLayer.get(layer) ?? 1) * weight);
  return Object.fromEntries(terms.map(({ name }) => [name, weights.get(name)!]));
}

/** What a choice of a loss says of each of its terms, by their names. */
function perTerm<T>({ layers, losses }: Settings, say: (choice: Settings["losses"][number], layer: string) => T) {
  const shared = layers.map(({ layer }) => layer);
  return new Map(
    losses.flatMap((choice) =>
      (choice.layers ?? shared).map((layer): [string, T] => [`${choice.loss}@${layer}`, say(choice, layer)]),
    ),
  );
}

async function featuresFor({
  settings,
  places,
  pictures: { exemplar },
  engine,
  weights,
}: ScaleSetup): Promise<FeatureSet> {
  const features = featuresOf({ ...settings.features, layers: together(settings, places) }, weights);
  if (!settings.features.normalized) return features;
  const program = meanActivationProgram(features, exemplar.height, exemplar.width);
  return normalized(features, await runOnce(engine, program, { image: asInput(exemplar) }));
}

function evaluator(
  executable: Executable,
  terms: readonly string[],
  { height, width }: Size,
  fixed: NdArrays,
): Round["evaluate"] {
  return async (data) => {
    const outputs = await executable.run({ image: { shape: [1, height, width, 3], data }, ...fixed });
    return {
      value: outputs.total!.data[0]!,
      gradient: outputs.gradient!.data,
      terms: Object.fromEntries(terms.map((name) => [name, outputs[`term/${name}`]!.data[0]!])),
    };
  };
}
