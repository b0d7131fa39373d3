import type { NdArray } from "../core/ndarray";
import { random } from "../core/random";
import type { FeatureSet } from "./feature-set";
import { vgg, type VggOptions } from "./vgg";
import { stepsTo } from "./vgg-architecture";

export interface RandomVggOptions extends Pick<VggOptions, "layers" | "pooling" | "padding"> {
  readonly seed: number;
}

/**
 * VGG-19's shape with random weights: no trained knowledge, no download.
 * Kernels are normal with variance 2/fan-in, which keeps the size of activations through ReLUs (He et al. 2015,
 * arXiv:1502.01852), and biases zero. Departure: He, Wang & Hopcroft 2016 (arXiv:1606.04801) draw N(0, 0.015²), whose
 * activations shrink with depth; up to that factor per layer the maps are the same. Their balancing of layers is the
 * objective's (`balance`).
 */
export function randomVgg({ layers, pooling, padding, seed }: RandomVggOptions): FeatureSet {
  const weights: Record<string, NdArray> = {};
  for (const step of stepsTo("vgg19", layers)) {
    if (step.kind !== "conv") continue;
    const stream = random(seed, `random-vgg/${step.key}`);
    const deviation = Math.sqrt(2 / (9 * step.from));
    const kernel = Float32Array.from({ length: 9 * step.from * step.to }, () => deviation * stream.normal());
    weights[`${step.key}/kernel`] = { shape: [3, 3, step.from, step.to], data: kernel };
    weights[`${step.key}/bias`] = { shape: [step.to], data: new Float32Array(step.to) };
  }
  return vgg({ network: "vgg19", name: "random-vgg", layers, pooling, padding, weights, origin: { seed } });
}
