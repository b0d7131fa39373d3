import { demand } from "../core/demand";
import { named } from "../core/named";
import { mul } from "../core/tensor";
import type { FeatureSet } from "./feature-set";

/** The pixel itself, RGB 0..255: statistics of color without any space. Its one layer is `pixels`. */
export function pixels(layers: readonly string[] = ["pixels"]): FeatureSet {
  for (const layer of layers) demand(layer === "pixels", "pixels", 'the layer "pixels"', layer);
  return {
    name: "pixels",
    layers,
    identity: {},
    parameters: {},
    shapes: (height, width) => ({ pixels: [1, height, width, 3] }),
    maps: (image) => ({ pixels: named(mul(image, 255), "pixels") }),
  };
}
