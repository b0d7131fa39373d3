import type { FeatureSet } from "./feature-set";
import { pixels } from "./pixels";

/** The layer that every feature set has: the image itself, RGB 0..255. */
export const PIXELS = "pixels";

/** A feature set with that layer before its own. */
export function withPixels(features: FeatureSet): FeatureSet {
  const image = pixels();
  return {
    ...features,
    layers: [PIXELS, ...features.layers],
    shapes: (height, width) => ({ ...image.shapes(height, width), ...features.shapes(height, width) }),
    maps: (input, parameters) => ({ ...image.maps(input, {}), ...features.maps(input, parameters) }),
  };
}
