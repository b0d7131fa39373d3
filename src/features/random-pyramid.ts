import { demand } from "../core/demand";
import { named } from "../core/named";
import { ndarray, type NdArray } from "../core/ndarray";
import { tensorNamed } from "../core/program";
import { random } from "../core/random";
import { concat, mul, relu, sub, type Tensor4D } from "../core/tensor";
import type { FeatureSet, Shape4D } from "./feature-set";
import { convolveSame, type Padding } from "./padding";
import { pool, pooledSize } from "./pooling";

export interface RandomPyramidOptions {
  /** `level1` (full size) … `level6`. */
  readonly layers: readonly string[];
  readonly padding: Padding;
  readonly seed: number;
}

const LEVELS = 6;
/** Filters of each size. */
const COUNT = 32;
const SIZES = [3, 7, 11] as const;
const MID_GRAY = 127.5;

export const pyramidLevels: readonly string[] = Array.from({ length: LEVELS }, (_, i) => `level${i + 1}`);

/**
 * Random filters of 3, 7 and 11 pixels with a ReLU on each level of a Gaussian pyramid; a layer holds the 3 × 32 maps
 * of one level. No trained weights: the default where there is no network at hand.
 * Source: after Ustyuzhaninov, Brendel, Gatys & Bethge 2017 (arXiv:1606.00021), who concatenate filters of 3 to 55
 * pixels at one scale; here the pyramid reaches the large ones at a fraction of the cost. Filters are normal with
 * variance 2/fan-in. Each step down is the binomial [1 3 3 1]/8: a [1 2 1]/4 blur, then the mean of 2×2 pixels.
 */
export function randomPyramid({ layers, padding, seed }: RandomPyramidOptions): FeatureSet {
  for (const layer of layers)
    demand(pyramidLevels.includes(layer), "random-pyramid", `a layer out of ${pyramidLevels.join(", ")}`, layer);
  demand(layers.length > 0, "random-pyramid", "at least one layer", "none");
  const depth = Math.max(...layers.map((layer) => pyramidLevels.indexOf(layer))) + 1;
  return {
    name: "random-pyramid",
    layers,
    identity: { padding, seed },
    parameters: parametersOf(seed),
    shapes: (height, width) => shapesOf(layers, height, width),
    maps(image, parameters) {
      const found: Record<string, Tensor4D> = {};
      let level: Tensor4D = named(sub(mul(image, 255), MID_GRAY), "centered");
      for (const layer of pyramidLevels.slice(0, depth)) {
        if (layer !== "level1") {
          const blurred = convolveSame(level, tensorNamed(parameters, "blur"), padding);
          level = named(pool(blurred, "average"), `${layer}/halved`);
        }
        if (!layers.includes(layer)) continue;
        const maps = SIZES.map((size) => relu(convolveSame(level, tensorNamed(parameters, `filters${size}`), padding)));
        found[layer] = named(concat(maps, 3), layer);
      }
      return found;
    },
  };
}

function parametersOf(seed: number): Record<string, NdArray> {
  const parameters: Record<string, NdArray> = { blur: ndarray([3, 3, 3, 3], blurKernel()) };
  for (const size of SIZES) {
    const stream = random(seed, `random-pyramid/${size}`);
    const fanIn = size * size * 3;
    const filters = Float32Array.from({ length: fanIn * COUNT }, () => Math.sqrt(2 / fanIn) * stream.normal());
    parameters[`filters${size}`] = ndarray([size, size, 3, COUNT], filters);
  }
  return parameters;
}

/** [1 2 1]/4 along both axes, each channel by itself: [3, 3, in, out]. */
function blurKernel(): Float32Array {
  const taps = [1 / 4, 1 / 2, 1 / 4];
  return Float32Array.from(
    taps.flatMap((a) => taps.flatMap((b) => [0, 1, 2].flatMap((i) => [0, 1, 2].map((o) => (i === o ? a * b : 0))))),
  );
}

function shapesOf(layers: readonly string[], height: number, width: number): Record<string, Shape4D> {
  const shapes: Record<string, Shape4D> = {};
  let [h, w] = [height, width];
  for (const layer of pyramidLevels) {
    if (layers.includes(layer)) {
      demand(h >= 1 && w >= 1, "random-pyramid", `an image large enough for ${layer}`, `${width}×${height} pixels`);
      shapes[layer] = [1, h, w, SIZES.length * COUNT];
    }
    [h, w] = [pooledSize(h), pooledSize(w)];
  }
  return shapes;
}
