import { demand } from "../core/demand";
import { named } from "../core/named";
import { mul } from "../core/tensor";
import type { FeatureSet } from "./feature-set";

/** The pixel itself, RGB 0..255: statistics of color without any space. Its one layer is `rgb`. */
export function pixels(layers: readonly string[] = ["rgb"]): FeatureSet {
  for (const layer of layers) demand(layer === "rgb", "pixels", 'the layer "rgb"', layer);
  return {
    name: "pixels",
    layers,
    identity: {},
    parameters: {},
    shapes: (height, width) => ({ rgb: [1, height, width, 3] }),
    maps: (image) => ({ rgb: named(mul(image, 255), "rgb") }),
  };
}
