import type { NdArray, NdArrays } from "../../src/core/ndarray";
import { vgg } from "../../src/features/vgg";
import { stepsTo, type Network } from "../../src/features/vgg-architecture";
import type { FeatureSet } from "../../src/features/feature-set";
import type { Padding } from "../../src/features/padding";
import type { Pooling } from "../../src/features/pooling";
import { normals } from "./data";

/** Random weights of either network as deep as a layer, biases too. */
export function untrainedWeights(network: Network, deepest: string): NdArrays {
  const weights: Record<string, NdArray> = {};
  stepsTo(network, [deepest]).forEach((step, i) => {
    if (step.kind !== "conv") return;
    weights[`${step.key}/kernel`] = normals([3, 3, step.from, step.to], i, Math.sqrt(2 / (9 * step.from)));
    weights[`${step.key}/bias`] = normals([step.to], i + 100);
  });
  return weights;
}

export function untrained(
  network: Network,
  layers: readonly string[],
  weights: NdArrays,
  pooling: Pooling = "average",
  padding: Padding = "zero",
): FeatureSet {
  return vgg({ network, layers, pooling, padding, weights, origin: {} });
}
