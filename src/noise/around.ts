import { z } from "zod";
import { IMAGENET_MEAN } from "../core/imagenet-mean";
import { colorMoments } from "../image/color-moments";
import type { Image } from "../image/image";

export type Color = readonly [red: number, green: number, blue: number];

/** The color that noise is spread around; `imagenet` is what the VGG networks see as zero. */
export const aroundOption = z
  .enum(["gray", "imagenet", "exemplar"])
  .default("gray")
  .describe("the mean: mid gray, ImageNet's mean color, or the exemplar's");

/** RGB in 0..1. */
export function colorAround(around: z.output<typeof aroundOption>, exemplar: Image): Color {
  if (around === "gray") return [0.5, 0.5, 0.5];
  const [red, green, blue] = IMAGENET_MEAN;
  if (around === "imagenet") return [red / 255, green / 255, blue / 255];
  return colorMoments(exemplar).mean;
}
