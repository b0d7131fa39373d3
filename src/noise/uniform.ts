import { demand } from "../core/demand";
import type { Random } from "../core/random";
import type { Image } from "../image/image";
import type { Color } from "./around";
import { clip } from "../core/clip";

export interface UniformOptions {
  readonly height: number;
  readonly width: number;
  readonly random: Random;
  /** Half the range, in levels of 0..255. Default 127.5: around mid gray the full range. */
  readonly half?: number;
  /** Middle of the range, red, green, blue in 0..1. Default mid gray. */
  readonly mean?: Color;
}

/** Independent values, each level of the range as likely as any other; clipped to 0..1. */
export function uniform({ height, width, random, half = 127.5, mean = [0.5, 0.5, 0.5] }: UniformOptions): Image {
  demand(Number.isFinite(half) && half >= 0, "uniform", "half ≥ 0, in levels of 0..255", half);
  const data = new Float32Array(height * width * 3);
  const low = mean.map((value) => 255 * value - half);
  for (let i = 0; i < data.length; i++) data[i] = clip((low[i % 3]! + 2 * half * random.uniform()) / 255);
  return { height, width, data };
}
