import { demand } from "../core/demand";
import { named } from "../core/named";
import { ndarray, type NdArray } from "../core/ndarray";
import { tensorNamed } from "../core/program";
import { random } from "../core/random";
import { concat, mul, relu, sub, tensor1d, type Tensor4D } from "../core/tensor";
import type { FeatureSet } from "./feature-set";
import { convolveSame, type Padding } from "./padding";
import { convolveWide } from "./wide-convolution";

export interface RandomFiltersOptions {
  /** `multiscale`, `multiscale_linear`, `size3` … `size55`. */
  readonly layers: readonly string[];
  readonly padding: Padding;
  readonly seed: number;
}

/** Sides of the filters in pixels. */
const SIZES = [3, 5, 7, 11, 15, 23, 37, 55] as const;
/** Maps of each size in the multiscale layers, and of a single size. */
const SHARE = 128;
const SINGLE = 1024;
/** From this side on `convolveWide` is the quicker one. */
const WIDE = 15;
/** The color that is zero to the filters, RGB 0..255. */
const MEAN_RGB = [123, 117, 104];

export const filterLayers: readonly string[] = [
  "multiscale",
  "multiscale_linear",
  ...SIZES.map((size) => `size${size}`),
];

/**
 * One layer of random filters and no network at all. `multiscale` holds 128 maps of each of eight filter sizes behind a
 * ReLU, `multiscale_linear` the same before it, `size11` 1024 rectified maps of that size alone.
 * Source: Ustyuzhaninov, Brendel, Gatys & Bethge 2017 (arXiv:1606.00021) and their code (ivust/random-texture-synthesis):
 * 0..255 minus (123, 117, 104), zero padding, no bias, filters uniform in ±√(6 / ((in + out) · size²)) (Glorot & Bengio
 * 2010), out being the maps of that size. They read BGR, which is one order of random filters as good as another.
 */
export function randomFilters({ layers, padding, seed }: RandomFiltersOptions): FeatureSet {
  for (const layer of layers)
    demand(filterLayers.includes(layer), "random-filters", `a layer out of ${filterLayers.join(", ")}`, layer);
  demand(layers.length > 0, "random-filters", "at least one layer", "none");
  return {
    name: "random-filters",
    layers,
    identity: { padding, seed },
    parameters: parametersOf(layers, seed),
    shapes: (height, width) => Object.fromEntries(layers.map((layer) => [layer, [1, height, width, SINGLE]])),
    maps(image, parameters) {
      const centered = named(sub<Tensor4D>(mul(image, 255), tensor1d(MEAN_RGB)), "centered");
      const filtered = (name: string) => {
        const kernel = tensorNamed<Tensor4D>(parameters, name);
        return (kernel.shape[0] < WIDE ? convolveSame : convolveWide)(centered, kernel, padding);
      };
      const linear = layers.some(isMultiscale)
        ? named(
            concat(
              SIZES.map((size) => filtered(shareName(size))),
              3,
            ),
            "multiscale_linear",
          )
        : undefined;
      const map = (layer: string): Tensor4D => {
        if (layer === "multiscale_linear") return linear!;
        return named(relu(layer === "multiscale" ? linear! : filtered(layer)), layer);
      };
      return Object.fromEntries(layers.map((layer) => [layer, map(layer)]));
    },
  };
}

function isMultiscale(layer: string): boolean {
  return layer.startsWith("multiscale");
}

function shareName(size: number): string {
  return `multiscale/size${size}`;
}

/** Only the filters that some layer needs: those of 55 pixels alone are 37 MB as a single size. */
function parametersOf(layers: readonly string[], seed: number): Record<string, NdArray> {
  const wanted = SIZES.flatMap((size) => [
    ...(layers.some(isMultiscale) ? [{ name: shareName(size), size, count: SHARE }] : []),
    ...(layers.includes(`size${size}`) ? [{ name: `size${size}`, size, count: SINGLE }] : []),
  ]);
  return Object.fromEntries(
    wanted.map(({ name, size, count }) => {
      const stream = random(seed, `random-filters/${name}`);
      const most = Math.sqrt(6 / ((3 + count) * size * size));
      const filters = Float32Array.from({ length: size * size * 3 * count }, () => most * (2 * stream.uniform() - 1));
      return [name, ndarray([size, size, 3, count], filters)];
    }),
  );
}
