import type { Random } from "../core/random";
import type { Image } from "../image/image";
import { whiteGaussian } from "./white-gaussian";

/** Mean color of ImageNet, red, green, blue in 0..255, as subtracted before the VGG networks (Simonyan & Zisserman). */
const imageNetMean = [123.68, 116.779, 103.939] as const;

/**
 * The start of Gatys, Ecker & Bethge 2015: standard normal values, in levels of 0..255, in the network's input space,
 * that is around ImageNet's mean color. To the eye an even gray. Source: their DeepTextures code (`randn`); arXiv:1505.07376.
 */
export function gatys2015(context: {
  readonly height: number;
  readonly width: number;
  readonly random: Random;
}): Image {
  const [red, green, blue] = imageNetMean;
  return whiteGaussian({ ...context, sigma: 1, mean: [red / 255, green / 255, blue / 255] });
}
