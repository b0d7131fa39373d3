import { demand } from "../core/demand";
import { oneOf } from "../core/one-of";
import { engineNames } from "../engine/engines";
import { defaultLayers, featureNames, halvingsBefore, layersOf, type FeatureName } from "../features/create";
import { checkedNetworkColor } from "../features/network-color";
import { paddings } from "../features/padding";
import { colorHandlingNamed } from "../color/handling";
import { poolings } from "../features/pooling";
import { startNamed } from "../noise";
import type { Size } from "../objective/objective";
import { demandPairs, methods } from "../optimize/minimize";
import { checkedColor, withColorTerm } from "./color-choice";
import { contentTerm } from "./content-choice";
import { demandWeight } from "./demand-weight";
import { layersAt } from "./layers-at";
import { chosenLosses } from "./loss-choice";
import { CONTENT, type PictureSizes } from "./pictures";
import { presetNamed } from "./presets";
import { defaultScaleCount, schedule, type Scale } from "./schedule";
import { balances, type Settings, type SynthesisOptions } from "./settings";

/**
 * Fills in every choice and refuses what cannot be.
 * @param sizes  the exemplar's, or those of all pictures; with a content it is a style transfer  @throws UsageError
 */
export function resolveSettings(given: SynthesisOptions, sizes: Size | PictureSizes): Settings {
  const { exemplar, content }: PictureSizes = "exemplar" in sizes ? sizes : { exemplar: sizes };
  const options = withPreset(given);
  const features = oneOf("features", featureNames, options.features ?? "random-pyramid");
  const color = checkedColor(options, features);
  demandContent(given, content);
  const output = content ?? options.size ?? exemplar;
  demandTexture("the exemplar", exemplar);
  demandTexture("size", output);
  const scaleCount = options.scales ?? defaultScaleCount(output, exemplar);
  const scales = schedule(output, exemplar, scaleCount, options.evaluations ?? defaultEvaluations(scaleCount));
  const layers = checkedLayers(features, options.layers);
  const stated = [...(options.losses ?? ["gram"]), ...(content ? [contentTerm(features, options.content)] : [])];
  const settings: Settings = {
    ...(given.preset === undefined ? {} : { preset: presetNamed(given.preset).name }),
    features: {
      name: features,
      pooling: oneOf("pooling", poolings, options.pooling ?? "average"),
      padding: oneOf("padding", paddings, options.padding ?? "zero"),
      seed: wholeNumber("network-seed", options.networkSeed ?? 0),
      normalized: options.normalized ?? false,
      ...networkColorOf(features, options, color),
    },
    layers,
    losses: checkedLosses(features, layers, withColorTerm(stated, color)),
    ...(color ? { color } : {}),
    balance: oneOf("balance", balances, options.balance ?? "none"),
    rounds: roundsOf(options.rounds ?? 1, scales),
    init: initOf(options.init, content !== undefined),
    seed: wholeNumber("seed", options.seed ?? 1),
    scales: scales as Settings["scales"],
    optimizer: optimizerOf(options),
    bounds: options.bounds ?? "unit",
    engine: oneOf("engine", engineNames, options.engine ?? "compiled"),
    ...providersOf(options),
  };
  demandMaps(settings);
  if (color && colorHandlingNamed(color.handling).variables === "decorrelated")
    demand(
      (given.bounds ?? "none") === "none",
      "bounds",
      `none with ${color.handling}, whose variables have no box`,
      given.bounds,
    );
  if (settings.optimizer.method === "lbfgsb")
    demandPairs(settings.optimizer.memory, output.height * output.width * 3, "memory");
  return settings;
}

/** Each coarser scale costs a quarter of the next, so it may take more. */
function defaultEvaluations(scaleCount: number): number[] {
  if (scaleCount === 1) return [500];
  return Array.from({ length: scaleCount }, (_, index) => 100 + 50 * Math.min(2, scaleCount - 1 - index));
}

function withPreset(given: SynthesisOptions): SynthesisOptions {
  if (given.preset === undefined) return given;
  const { optimizer, memory, learningRate, momentum, sgd, ...recipe } = presetNamed(given.preset).recipe.options;
  const stated = Object.entries(given).filter(([, value]) => value !== undefined);
  // Constants of one optimizer say nothing of another.
  const own = (given.optimizer ?? optimizer) === optimizer ? { optimizer, memory, learningRate, momentum, sgd } : {};
  return { ...recipe, ...own, ...Object.fromEntries(stated), content: contentOf(recipe.content, given.content) };
}

/** A preset's content term, in which what is stated stands. */
function contentOf(recipe: SynthesisOptions["content"], given: SynthesisOptions["content"] = {}) {
  return { ...recipe, ...Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) };
}

function checkedLayers(features: FeatureName, given: SynthesisOptions["layers"]) {
  const known = layersOf(features);
  const layers = given ?? defaultLayers(features).map((layer) => ({ layer, weight: 1 }));
  demand(layers.length > 0, "layers", "at least one layer", "none");
  for (const [index, { layer, weight }] of layers.entries()) {
    oneOf(`layers of ${features}`, known, layer);
    demand(layers.findIndex((other) => other.layer === layer) === index, "layers", "each layer once", `${layer} twice`);
    demandWeight("layers", layer, weight);
  }
  demandSomeWeight("layers", layers);
  return [...layers].sort((a, b) => known.indexOf(a.layer) - known.indexOf(b.layer));
}

function checkedLosses(
  features: FeatureName,
  layers: readonly { readonly layer: string }[],
  given: SynthesisOptions["losses"],
) {
  const shared = layers.map(({ layer }) => layer);
  const losses = chosenLosses(features, shared, given);
  demandSomeWeight("loss", losses);
  return losses;
}

function initOf(given: string | undefined, transfer: boolean): string {
  const init = given ?? (transfer ? CONTENT : "color-matched");
  if (init !== CONTENT) return startNamed(init).name;
  demand(transfer, "init", "a start of noise, where there is no content", init);
  return init;
}

/** A content's options need a content, whose size is the result's. */
function demandContent(given: SynthesisOptions, content: Size | undefined): void {
  demand(content !== undefined || given.content === undefined, "content", "a picture of the content", "none");
  demand(content === undefined || given.size === undefined, "size", "none, in a transfer: it is the content's", "one");
}

function roundsOf(rounds: number, scales: readonly Scale[]): number {
  const fewest = Math.min(...scales.map(({ evaluations }) => evaluations));
  const wanted = `a whole number from 1 to ${fewest}, the evaluations of a scale`;
  demand(Number.isInteger(rounds) && rounds >= 1 && rounds <= fewest, "rounds", wanted, rounds);
  return rounds;
}

function optimizerOf({ optimizer = "lbfgsb", memory = 20, ...options }: SynthesisOptions): Settings["optimizer"] {
  const method = oneOf("optimizer", methods, optimizer);
  const { learningRate = method === "adam" ? 0.02 : 1e-3, momentum = 0.9 } = options;
  demand(Number.isInteger(memory) && memory >= 1 && memory <= 1000, "memory", "a whole number from 1 to 1000", memory);
  demand(learningRate > 0 && learningRate < Infinity, "learning-rate", "a number above 0", learningRate);
  demand(momentum >= 0 && momentum < 1, "momentum", "a number from 0 to below 1", momentum);
  if (method === "lbfgsb") return { method, memory };
  return method === "adam" ? { method, learningRate } : { method, learningRate, momentum, ...options.sgd };
}

/** Beside a color term the network sees gray. Left out where it is full, as providers are. */
function networkColorOf(features: FeatureName, { networkColor }: SynthesisOptions, choice: Settings["color"]) {
  const color = checkedNetworkColor(features, networkColor ?? (choice?.share === undefined ? "full" : "gray"));
  return color === "full" ? {} : { color };
}

/** Left out where it is the default, so that a run's key does not depend on whether it was stated. */
function providersOf({ providers = [] }: SynthesisOptions): Pick<Settings, "providers"> {
  const [first, ...rest] = providers;
  return first === undefined || (first === "cpu" && rest.length === 0) ? {} : { providers: [first, ...rest] };
}

/** Smaller pictures hold no texture to speak of. */
function demandTexture(what: string, { height, width }: Size): void {
  const shape = `${width}×${height} pixels`;
  for (const side of [height, width])
    demand(Number.isInteger(side) && side >= 16, what, "at least 16×16 pixels", shape);
  demand(height * width <= 4096 * 4096, what, "at most 4096×4096 pixels; make it smaller", shape);
}

function demandSomeWeight(what: string, given: readonly { readonly weight: number }[]): void {
  demand(
    given.some(({ weight }) => weight > 0),
    what,
    "a weight above 0",
    "only zeros",
  );
}

/** Told before the climb begins, since the finest scale comes last. */
function demandMaps(settings: Settings): void {
  const { features, scales } = settings;
  for (const [index, { height, width, exemplar }] of scales.entries())
    for (const layer of layersAt(settings, index)) {
      const least = 2 ** halvingsBefore(features.name, layer);
      const side = Math.min(height, width, exemplar.height, exemplar.width);
      demand(side >= least, "layers", `at least ${least} pixels a side at every scale for ${layer}`, side);
    }
}

function wholeNumber(what: string, value: number): number {
  demand(Number.isSafeInteger(value) && value >= 0, what, "a whole number ≥ 0", value);
  return value;
}
