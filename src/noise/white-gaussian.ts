import { demand } from "../core/demand";
import type { Random } from "../core/random";
import type { Image } from "../image/image";
import type { Color } from "./around";
import { clip } from "../core/clip";

export interface WhiteGaussianOptions {
  readonly height: number;
  readonly width: number;
  readonly random: Random;
  /** Standard deviation before clipping, in levels of 0..255. Default 51, a fifth of the range: 1.2 % are clipped. */
  readonly sigma?: number;
  /** Red, green, blue in 0..1. Default mid gray, 0.5 each. */
  readonly mean?: Color;
}

/** Independent normal values, the same spread everywhere and in each channel; clipped to 0..1. */
export function whiteGaussian({
  height,
  width,
  random,
  sigma = 51,
  mean = [0.5, 0.5, 0.5],
}: WhiteGaussianOptions): Image {
  demand(Number.isFinite(sigma) && sigma >= 0, "whiteGaussian", "sigma ≥ 0, in levels of 0..255", sigma);
  demand(
    mean.every((value) => value >= 0 && value <= 1),
    "whiteGaussian",
    "a mean color in 0..1",
    mean,
  );
  const data = new Float32Array(height * width * 3);
  for (let i = 0; i < data.length; i++) data[i] = clip(mean[i % 3]! + (sigma / 255) * random.normal());
  return { height, width, data };
}
