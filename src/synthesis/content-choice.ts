import { PIXELS } from "../features/with-pixels";
import type { FeatureName } from "../features/create";
import type { LossChoice } from "./loss-choice";

/** The term of a style transfer that holds the content. */
export interface ContentOptions {
  /** Default: content. */
  readonly loss?: string | undefined;
  /** Default: relu4_2 of the VGG networks (Gatys et al. 2016, §3), the third level of the random pyramid. */
  readonly layers?: readonly string[] | undefined;
  /** Beside the style's losses. Default 1. */
  readonly weight?: number | undefined;
}

export function contentTerm(features: FeatureName, { loss, layers, weight }: ContentOptions = {}): LossChoice {
  return { loss: loss ?? "content", layers: layers ?? [contentLayer(features)], weight: weight ?? 1, of: "content" };
}

/** Deep enough to leave the style its textures. */
function contentLayer(features: FeatureName): string {
  switch (features) {
    case "vgg16":
    case "vgg19":
    case "random-vgg":
      return "relu4_2";
    case "random-pyramid":
      return "level3";
    case "random-filters":
      return "multiscale";
    case "pixels":
      return PIXELS;
  }
}
