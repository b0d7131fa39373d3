import { demand } from "../core/demand";
import { oneOf } from "../core/one-of";
import type { FeatureSet } from "./feature-set";
import { gray } from "./gray";
import { checkedNetworkColor, type NetworkColor } from "./network-color";
import { withoutOpponent } from "./opponent-filters";
import { paddings, type Padding } from "./padding";
import { pixels } from "./pixels";
import { poolings, type Pooling } from "./pooling";
import { filterLayers, randomFilters } from "./random-filters";
import { pyramidLevels, randomPyramid } from "./random-pyramid";
import { randomVgg } from "./random-vgg";
import { vgg } from "./vgg";
import { PIXELS, withPixels } from "./with-pixels";
import { networks, stepsTo, stepsOf, type Network } from "./vgg-architecture";
import { loadWeights, weightsHash, type Weights, type WeightsSource } from "./weights/load";

export const featureNames = ["vgg16", "vgg19", "random-vgg", "random-pyramid", "random-filters", "pixels"] as const;
export type FeatureName = (typeof featureNames)[number];

export interface FeatureSettings {
  readonly name: FeatureName;
  readonly layers: readonly string[];
  /** Of the VGG networks; others ignore it. */
  readonly pooling: Pooling;
  readonly padding: Padding;
  /** Of random weights. */
  readonly seed: number;
  /** What the network sees of color. Default: full. */
  readonly color?: NetworkColor | undefined;
}

const GATYS_LAYERS = ["relu1_1", "pool1", "pool2", "pool3", "pool4"];

/** All layers of a feature set, shallow to deep: the pixels, then its own. */
export function layersOf(name: FeatureName): readonly string[] {
  if (name === "pixels") return [PIXELS];
  if (name === "random-pyramid") return [PIXELS, ...pyramidLevels];
  if (name === "random-filters") return [PIXELS, ...filterLayers];
  return [PIXELS, ...stepsOf(name === "vgg16" ? "vgg16" : "vgg19").map(({ layer }) => layer)];
}

/** The layers taken where none are named: Gatys et al. 2015's five for VGG; five pyramid levels; filters of all sizes. */
export function defaultLayers(name: FeatureName): readonly string[] {
  if (name === "pixels") return [PIXELS];
  if (name === "random-filters") return ["multiscale"];
  return name === "random-pyramid" ? pyramidLevels.slice(0, 5) : GATYS_LAYERS;
}

/** How often a layer's maps were halved on the way: relu3_1 twice, pool3 three times, level3 twice. */
export function halvingsBefore(name: FeatureName, layer: string): number {
  if (name === "random-pyramid") return Math.max(0, pyramidLevels.indexOf(layer));
  const layers = layersOf(name);
  return layers.slice(0, layers.indexOf(layer) + 1).filter((before) => before.startsWith("pool")).length;
}

/** What decides which weights are needed. */
export type WeightsNeed = Pick<FeatureSettings, "name" | "layers">;

/** The trained weights that features need, or null where they need none. @throws UsageError where they are missing or wrong */
export async function weightsFor({ name, layers }: WeightsNeed, source: WeightsSource): Promise<Weights | null> {
  const own = networkLayers(layers);
  return isTrained(name) && own.length > 0 ? loadWeights(name, stepsTo(name, own), source) : null;
}

/** sha256 of the weights that features use, or null where they use none. */
export function hashOf({ name, layers }: WeightsNeed, weights: Weights | null): string | null {
  return isTrained(name) && weights ? weightsHash(weights, stepsTo(name, networkLayers(layers))) : null;
}

/** @throws UsageError for unknown names, and where weights are missing or wrong */
export async function createFeatures(settings: FeatureSettings, source: WeightsSource = {}): Promise<FeatureSet> {
  return featuresOf(settings, await weightsFor(settings, source));
}

/**
 * As `createFeatures`, with weights that are loaded already.
 * @param weights  those of the network named, for these layers or deeper ones
 */
export function featuresOf(settings: FeatureSettings, weights: Weights | null): FeatureSet {
  const { name, pooling, padding } = settings;
  oneOf("features", featureNames, name);
  oneOf("pooling", poolings, pooling);
  oneOf("padding", paddings, padding);
  const color = checkedNetworkColor(name, settings.color ?? "full");
  const layers = networkLayers(settings.layers);
  if (layers.length === 0) return pixels(settings.layers);
  const network = networkOf({ ...settings, layers }, weights);
  const features = color === "gray" ? gray(network) : network;
  return layers.length < settings.layers.length ? withPixels(features) : features;
}

/** The layers without the pixels, which need no network. */
function networkLayers(layers: readonly string[]): readonly string[] {
  return layers.filter((layer) => layer !== PIXELS);
}

function networkOf(settings: FeatureSettings, weights: Weights | null): FeatureSet {
  const { name, layers, pooling, padding, seed } = settings;
  switch (name) {
    case "pixels":
      return pixels(layers);
    case "random-pyramid":
      return randomPyramid({ layers, padding, seed });
    case "random-filters":
      return randomFilters({ layers, padding, seed });
    case "random-vgg":
      return randomVgg({ layers, pooling, padding, seed });
    default:
      return trainedVgg(name, settings, weights);
  }
}

function trainedVgg(
  network: Network,
  { layers, pooling, padding, color }: FeatureSettings,
  weights: Weights | null,
): FeatureSet {
  demand(weights?.network === network, "features", `weights of ${network}`, weights?.network ?? "none");
  const origin = { weights: weightsHash(weights, stepsTo(network, layers)) };
  const trained = { network, layers, pooling, padding };
  return color === "without-opponent"
    ? vgg({ ...trained, weights: withoutOpponent(weights.tensors), origin: { ...origin, color } })
    : vgg({ ...trained, weights: weights.tensors, origin });
}

function isTrained(name: FeatureName): name is Network {
  return (networks as readonly string[]).includes(name);
}
