import { z } from "zod";
import { demand } from "../core/demand";
import { oneOf } from "../core/one-of";
import { engineNames } from "../engine/engines";
import { defaultLayers, featureNames, halvingsBefore, layersOf, type FeatureName } from "../features/create";
import { checkedNetworkColor, networkColors } from "../features/network-color";
import { paddings } from "../features/padding";
import { poolings } from "../features/pooling";
import { startNamed } from "../noise";
import type { Size } from "../objective/objective";
import { demandWeight } from "./demand-weight";
import { layersAt } from "./layers-at";
import { chosenLosses, type AnyLoss, type LossChoice } from "./loss-choice";
import { demandPairs, methods, type SgdOptions } from "../optimize/minimize";
import { presetNamed } from "./presets";
import { defaultScaleCount, schedule, type Scale } from "./schedule";

const size = { height: z.number().int().positive(), width: z.number().int().positive() };
const weight = z.number().nonnegative();

/**
 * How the stated weights become those of the sum, at the start noise of each scale: as they stand; divided by each term's
 * value there; divided by the Euclidean norm of its gradient there. A term that is zero there keeps its own.
 */
export const balances = ["none", "value", "gradient"] as const;

export const boundsKinds = ["unit", "exemplar", "none"] as const;

/** All that determines a result, beside the exemplar's pixels and the network's weights. */
export const settingsSchema = z.object({
  preset: z.string().optional(),
  features: z.object({
    name: z.enum(featureNames),
    pooling: z.enum(poolings),
    padding: z.enum(paddings),
    /** Of random weights. */
    seed: z.number().int().nonnegative(),
    /** Each channel's mean activation on the exemplar brought to 1. */
    normalized: z.boolean(),
    /** What the network sees of color, where it is not all of it. */
    color: z.enum(networkColors).optional(),
  }),
  layers: z.array(z.object({ layer: z.string(), weight })).nonempty(),
  losses: z
    .array(
      z.object({
        loss: z.string(),
        weight,
        /** Without layers of its own a loss works on all of the above. */
        layers: z.array(z.string()).nonempty().optional(),
        /** sha256 of the functions of a loss that is not the workbench's. */
        source: z.string().optional(),
      }),
    )
    .nonempty(),
  balance: z.enum(balances),
  /** Of a scale: its evaluations are split evenly, draws renewed and the optimizer begun anew between rounds. */
  rounds: z.number().int().positive(),
  init: z.string(),
  seed: z.number().int().nonnegative(),
  scales: z.array(z.object({ ...size, exemplar: z.object(size), evaluations: z.number().int().positive() })).nonempty(),
  optimizer: z.discriminatedUnion("method", [
    z.object({ method: z.literal("lbfgsb"), memory: z.number().int().positive() }),
    z.object({ method: z.literal("adam"), learningRate: z.number().positive() }),
    z.object({
      method: z.literal("sgd"),
      learningRate: z.number().positive(),
      momentum: z.number().min(0).lt(1),
      rateDecay: z.object({ factor: z.number().positive(), every: z.number().int().positive() }).optional(),
      /** Towards ImageNet's mean color. */
      weightDecay: z.number().nonnegative().optional(),
      /** Of the gradient's Euclidean norm, a variable. */
      gradientLimit: z.number().positive().optional(),
      stepTolerance: z.number().nonnegative().optional(),
    }),
  ]),
  /** The box: 0..1, each channel's range in the exemplar, or none (each round's result is clipped to 0..1). */
  bounds: z.enum(boundsKinds),
  engine: z.string(),
  /** Of the compiled engine, where they are not the CPU alone: others round otherwise. */
  providers: z.array(z.string()).nonempty().optional(),
});
export type Settings = z.infer<typeof settingsSchema>;

/** What a caller may say; all else follows from the preset, then from the defaults. */
export interface SynthesisOptions {
  readonly preset?: string | undefined;
  readonly features?: string | undefined;
  readonly layers?: readonly { readonly layer: string; readonly weight: number }[] | undefined;
  /** As "gram", a loss of one's own, or with weight and layers. Default: gram. */
  readonly losses?: readonly (AnyLoss | LossChoice)[] | undefined;
  readonly pooling?: string | undefined;
  readonly padding?: string | undefined;
  readonly networkSeed?: number | undefined;
  readonly normalized?: boolean | undefined;
  /** What the network sees of color: full (default), gray or without-opponent. */
  readonly networkColor?: string | undefined;
  readonly balance?: string | undefined;
  readonly rounds?: number | undefined;
  readonly init?: string | undefined;
  readonly seed?: number | undefined;
  /** Of the output. Default: the exemplar's. */
  readonly size?: Size | undefined;
  readonly scales?: number | undefined;
  /** One number for all scales, or one a scale, coarsest first. */
  readonly evaluations?: readonly number[] | undefined;
  readonly optimizer?: string | undefined;
  readonly memory?: number | undefined;
  /** Of adam, in units of 0..1, or of sgd, in those over the gradient's. */
  readonly learningRate?: number | undefined;
  /** Of sgd. */
  readonly momentum?: number | undefined;
  /** More of sgd's, as in `SgdOptions` but for gradientLimit, which is that of the norm over the number of variables. */
  readonly sgd?: Pick<SgdOptions, "rateDecay" | "weightDecay" | "gradientLimit" | "stepTolerance"> | undefined;
  readonly bounds?: (typeof boundsKinds)[number] | undefined;
  readonly engine?: string | undefined;
  /** onnxruntime's execution providers for the compiled engine, first choice first. Default: cpu. */
  readonly providers?: readonly string[] | undefined;
}

/** Fills in every choice and refuses what cannot be. @throws UsageError */
export function resolveSettings(given: SynthesisOptions, exemplar: Size): Settings {
  const options = withPreset(given);
  const features = oneOf("features", featureNames, options.features ?? "random-pyramid");
  const output = options.size ?? exemplar;
  demandTexture("the exemplar", exemplar);
  demandTexture("size", output);
  const scaleCount = options.scales ?? defaultScaleCount(output, exemplar);
  const scales = schedule(output, exemplar, scaleCount, options.evaluations ?? defaultEvaluations(scaleCount));
  const layers = checkedLayers(features, options.layers);
  const settings: Settings = {
    ...(given.preset === undefined ? {} : { preset: presetNamed(given.preset).name }),
    features: {
      name: features,
      pooling: oneOf("pooling", poolings, options.pooling ?? "average"),
      padding: oneOf("padding", paddings, options.padding ?? "zero"),
      seed: wholeNumber("network-seed", options.networkSeed ?? 0),
      normalized: options.normalized ?? false,
      ...networkColorOf(features, options),
    },
    layers,
    losses: checkedLosses(features, layers, options.losses),
    balance: oneOf("balance", balances, options.balance ?? "none"),
    rounds: roundsOf(options.rounds ?? 1, scales),
    init: startNamed(options.init ?? "color-matched").name,
    seed: wholeNumber("seed", options.seed ?? 1),
    scales: scales as Settings["scales"],
    optimizer: optimizerOf(options),
    bounds: options.bounds ?? "unit",
    engine: oneOf("engine", engineNames, options.engine ?? "compiled"),
    ...providersOf(options),
  };
  demandMaps(settings);
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
  return { ...recipe, ...own, ...Object.fromEntries(stated) };
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

/** Left out where it is the default, as the providers are. */
function networkColorOf(features: FeatureName, { networkColor = "full" }: SynthesisOptions) {
  const color = checkedNetworkColor(features, networkColor);
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
