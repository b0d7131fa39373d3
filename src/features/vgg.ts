import { demand } from "../core/demand";
import { IMAGENET_MEAN } from "../core/imagenet-mean";
import { named } from "../core/named";
import type { NdArray, NdArrays } from "../core/ndarray";
import { tensorNamed } from "../core/program";
import { add, mul, relu, sub, tensor1d, type Tensor1D, type Tensor4D } from "../core/tensor";
import type { FeatureSet, Shape4D } from "./feature-set";
import { convolveSame, type Padding } from "./padding";
import { pool, pooledSize, type Pooling } from "./pooling";
import { stepsTo, type Network, type Step } from "./vgg-architecture";

export interface VggOptions {
  readonly network: Network;
  readonly layers: readonly string[];
  /** Gatys et al. 2015 use average pooling, the trained networks max. */
  readonly pooling: Pooling;
  readonly padding: Padding;
  /** `block1_conv1/kernel` [3, 3, in, out] and `/bias` [out], Caffe convention (BGR input). */
  readonly weights: NdArrays;
  /** Told in records: where the weights come from. */
  readonly origin: Readonly<Record<string, string | number | boolean>>;
  /** Shown in messages and records. Default: the network's name. */
  readonly name?: string;
}

/**
 * VGG in the Caffe convention: 0..255 minus the mean color. The release reads BGR; here the first kernel's input
 * channels are turned around once instead, which is the same function of an RGB image.
 * Source: Simonyan & Zisserman 2015, arXiv:1409.1556; Gatys, Ecker & Bethge 2015 for average pooling.
 */
export function vgg({ network, layers, pooling, padding, weights, origin, name = network }: VggOptions): FeatureSet {
  const steps = stepsTo(network, layers);
  return {
    name,
    layers,
    identity: { pooling, padding, ...origin },
    parameters: parametersOf(steps, weights, name),
    shapes: (height, width) => shapesOf(steps, layers, name, height, width),
    maps(image, parameters) {
      const found: Record<string, Tensor4D> = {};
      let map: Tensor4D = named(sub(mul(image, 255), tensor1d([...IMAGENET_MEAN])), "centered");
      for (const step of steps) {
        if (step.kind === "pool") map = named(pool(map, pooling), step.layer);
        else if (step.kind === "relu") map = named(relu(map), step.layer);
        else {
          const kernel = tensorNamed<Tensor4D>(parameters, `${step.key}/kernel`);
          const bias = tensorNamed<Tensor1D>(parameters, `${step.key}/bias`);
          map = named(add(convolveSame(map, kernel, padding), bias), step.layer);
        }
        if (layers.includes(step.layer)) found[step.layer] = map;
      }
      return found;
    },
  };
}

function parametersOf(steps: readonly Step[], weights: NdArrays, name: string): Record<string, NdArray> {
  const parameters: Record<string, NdArray> = {};
  for (const step of steps) {
    if (step.kind !== "conv") continue;
    const kernel = weightOfShape(weights, `${step.key}/kernel`, [3, 3, step.from, step.to], name);
    parameters[`${step.key}/kernel`] = step.from === 3 ? inputChannelsReversed(kernel) : kernel;
    parameters[`${step.key}/bias`] = weightOfShape(weights, `${step.key}/bias`, [step.to], name);
  }
  return parameters;
}

function weightOfShape(weights: NdArrays, key: string, shape: readonly number[], name: string): NdArray {
  const weight = weights[key];
  demand(weight?.shape.join() === shape.join(), name, `a weight ${key} of shape [${shape.join(",")}]`, weight?.shape);
  return weight;
}

/** [3, 3, 3, out] with its input channels from BGR to RGB. */
function inputChannelsReversed({ shape, data }: NdArray): NdArray {
  const out = shape[3]!;
  const reversed = new Float32Array(data.length);
  for (let position = 0; position < 9; position++)
    for (let c = 0; c < 3; c++)
      for (let o = 0; o < out; o++) reversed[(position * 3 + c) * out + o] = data[(position * 3 + 2 - c) * out + o]!;
  return { shape, data: reversed };
}

function shapesOf(steps: readonly Step[], layers: readonly string[], name: string, height: number, width: number) {
  const shapes: Record<string, Shape4D> = {};
  let [h, w] = [height, width];
  for (const step of steps) {
    if (step.kind === "pool") [h, w] = [pooledSize(h), pooledSize(w)];
    demand(h >= 1 && w >= 1, name, `an image large enough for ${step.layer}`, `${width}×${height} pixels`);
    if (layers.includes(step.layer)) shapes[step.layer] = [1, h, w, step.to];
  }
  return shapes;
}
