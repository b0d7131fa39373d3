import type { NdArrays } from "../core/ndarray";
import type { Tensors } from "../core/program";
import type { Tensor4D } from "../core/tensor";

export type Shape4D = readonly [batch: number, height: number, width: number, channels: number];

/** Chosen layers of a network, as a pure function and the numbers it needs. */
export interface FeatureSet {
  readonly name: string;
  /** The layers asked for, shallow to deep; nothing deeper is computed. */
  readonly layers: readonly string[];
  /** Everything beside the name and the layers that changes the maps: pooling, padding, seed, hash of the weights. */
  readonly identity: Readonly<Record<string, string | number | boolean>>;
  /** Kernels, biases and scales. */
  readonly parameters: NdArrays;
  /** Shape of each layer's map for an image of that size. @throws where a map would be empty. */
  shapes(height: number, width: number): Record<string, Shape4D>;
  /**
   * @param image       [1, height, width, 3], sRGB-encoded 0..1
   * @param parameters  `this.parameters` as tensors
   * @returns           each layer's feature map [1, h, w, channels]
   */
  maps(image: Tensor4D, parameters: Tensors): Record<string, Tensor4D>;
}
