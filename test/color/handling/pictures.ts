import { random } from "../../../src/core/random";
import { exemplars } from "../../../src/exemplars";
import type { Image } from "../../../src/image/image";

export const pebbles = exemplars.pebbles.draw({ height: 40, width: 56, seed: 1 });
export const cloth = exemplars.cloth.draw({ height: 48, width: 36, seed: 1 });
export const bricks = exemplars.bricks.draw({ height: 40, width: 56, seed: 1 });

/** Colors that correlate, inside the gamut: each channel a mixture of three independent numbers. */
export function blob(seed: number, height: number, width: number): Image {
  const { uniform } = random(seed, "blob");
  const mixing = Array.from({ length: 9 }, (_, i) => uniform() - 0.3 + (i % 4 === 0 ? 1 : 0));
  const data = new Float32Array(height * width * 3);
  for (let i = 0; i < data.length; i += 3) {
    const parts = [uniform() - 0.5, uniform() - 0.5, uniform() - 0.5];
    for (let c = 0; c < 3; c++)
      data[i + c] = 0.5 + 0.25 * parts.reduce((sum, part, k) => sum + mixing[3 * c + k]! * part, 0);
  }
  return { height, width, data };
}

/** Of one color. */
export function flat(color: readonly [number, number, number], height = 4, width = 6): Image {
  return { height, width, data: Float32Array.from({ length: height * width * 3 }, (_, i) => color[i % 3]!) };
}

/** Its red channel on all three. */
export function grayOf({ height, width, data }: Image): Image {
  return { height, width, data: data.map((_, i) => data[i - (i % 3)]!) };
}

/** Written and read again. */
export function rounded({ height, width, data }: Image): Image {
  return { height, width, data: data.map((value) => Math.round(Math.min(1, Math.max(0, value)) * 255) / 255) };
}

/** Mean squared movement of a pixel. */
export function movement(from: Image, to: Image): number {
  return (3 * from.data.reduce((sum, value, i) => sum + (to.data[i]! - value) ** 2, 0)) / from.data.length;
}
