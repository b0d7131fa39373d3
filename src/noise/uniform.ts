import { demand } from "../core/demand";
import type { Random } from "../core/random";
import type { Image } from "../image/image";

export interface UniformOptions {
  readonly height: number;
  readonly width: number;
  readonly random: Random;
  /** Ends of the range, in levels of 0..255. Default 0 and 255, the full range. */
  readonly low?: number;
  readonly high?: number;
}

/** Independent values, each level of the range as likely as any other. */
export function uniform({ height, width, random, low = 0, high = 255 }: UniformOptions): Image {
  demand(0 <= low && low <= high && high <= 255, "uniform", "0 ≤ low ≤ high ≤ 255", [low, high]);
  const data = new Float32Array(height * width * 3);
  for (let i = 0; i < data.length; i++) data[i] = (low + (high - low) * random.uniform()) / 255;
  return { height, width, data };
}
