import type { NdArray, NdArrays } from "../../src/core/ndarray";
import { setBackend, tensor, tensor4d, tidy, type Tensor, type Tensor4D } from "../../src/core/tensor";
import type { FeatureSet } from "../../src/features/feature-set";

type Size = [batch: number, height: number, width: number, channels: number];

/** Runs an operation on a map eagerly. */
export function mapped({ shape, data }: NdArray, f: (map: Tensor4D) => Tensor): NdArray {
  void setBackend("cpu");
  return tidy(() => {
    const result = f(tensor4d(data, shape as Size));
    return { shape: result.shape, data: result.dataSync<"float32">() };
  });
}

/** A feature set's maps of an image [1, height, width, 3], eagerly; other parameters than its own may be given. */
export function mapsOf(features: FeatureSet, image: NdArray, parameters: NdArrays = features.parameters): NdArrays {
  void setBackend("cpu");
  return tidy(() => {
    const given = Object.entries(parameters).map(
      ([name, { shape, data }]) => [name, tensor(data, [...shape])] as const,
    );
    const maps = features.maps(tensor4d(image.data, image.shape as Size), Object.fromEntries(given));
    return Object.fromEntries(
      Object.entries(maps).map(([layer, map]) => [layer, { shape: map.shape, data: map.dataSync<"float32">() }]),
    );
  });
}

/** A map [1, height, width, channels] repeated down and across. */
export function tiled({ shape, data }: NdArray, down: number, across: number): NdArray {
  const [, height, width, channels] = shape as Size;
  const rows = Array.from({ length: height * down }, (_, y) => {
    const row = Array.from(data.subarray((y % height) * width * channels, ((y % height) + 1) * width * channels));
    return Array.from({ length: across }, () => row).flat();
  });
  return { shape: [1, height * down, width * across, channels], data: Float32Array.from(rows.flat()) };
}
