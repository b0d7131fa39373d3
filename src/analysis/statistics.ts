import type { NdArrays } from "../core/ndarray";
import { tensorNamed, type Program } from "../core/program";
import type { Tensor, Tensor4D } from "../core/tensor";
import { engineNamed } from "../engine/engines";
import { createFeatures } from "../features/create";
import { asInput, type Image } from "../image/image";
import { covariance } from "../losses/covariance";
import { gram } from "../losses/gram";
import { mean } from "../losses/mean";
import type { Size } from "../objective/objective";
import { settingsOf, type FeatureChoice, type FeatureContext } from "../synthesis/feature-maps";

/** What is told of a layer's map: products of channels, the same less the products of their means, and their means. */
export const statisticNames = ["gram", "covariance", "mean"] as const;
export type StatisticName = (typeof statisticNames)[number];

/** Values by layer and statistic. */
export type ByStatistic<Value> = Readonly<Record<string, Readonly<Record<StatisticName, Value>>>>;

const functions: Record<StatisticName, (map: Tensor4D) => Tensor> = { gram, covariance, mean };

/** Tells the statistics of pictures of one size. */
export interface StatisticsReader {
  /** Row by row: channels × channels numbers, or as many as channels. */
  read(image: Image): Promise<ByStatistic<Float32Array>>;
  release(): Promise<void>;
}

/** Compiled once for all pictures of a size. @throws UsageError for unknown layers, missing weights and too small pictures */
export async function openStatistics(
  choice: FeatureChoice,
  { height, width }: Size,
  { engine = engineNamed("compiled"), weights = {} }: FeatureContext = {},
): Promise<StatisticsReader> {
  const features = await createFeatures(settingsOf(choice), weights);
  features.shapes(height, width);
  const program: Program = {
    name: `statistics of ${features.name}`,
    inputs: { image: [1, height, width, 3] },
    constants: features.parameters,
    run(inputs, constants) {
      const maps = features.maps(tensorNamed<Tensor4D>(inputs, "image"), constants);
      return Object.fromEntries(
        Object.entries(maps).flatMap(([layer, map]) =>
          statisticNames.map((name) => [`${name}/${layer}`, functions[name](map)]),
        ),
      );
    },
  };
  const executable = await engine.load(program);
  return {
    read: async (image) => byLayer(features.layers, await executable.run({ image: asInput(image) })),
    release: () => executable.release(),
  };
}

/** One picture's. */
export async function statisticsOf(image: Image, choice: FeatureChoice, context: FeatureContext = {}) {
  const reader = await openStatistics(choice, image, context);
  try {
    return await reader.read(image);
  } finally {
    await reader.release();
  }
}

function byLayer(layers: readonly string[], outputs: NdArrays): ByStatistic<Float32Array> {
  const told = (layer: string) => (name: StatisticName) => outputs[`${name}/${layer}`]!.data;
  return Object.fromEntries(layers.map((layer) => [layer, eachStatistic(told(layer))]));
}

/** A record of all statistics. */
export function eachStatistic<Value>(valueOf: (name: StatisticName) => Value): Record<StatisticName, Value> {
  return { gram: valueOf("gram"), covariance: valueOf("covariance"), mean: valueOf("mean") };
}
