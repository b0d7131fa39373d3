import type { Image } from "../../src/image/image";

export type Code = readonly [number, number, number];

export const gray: Code = [0.74, 0.74, 0.74];
export const red: Code = [0.78, 0.22, 0.18];
export const green: Code = [0.18, 0.6, 0.28];

/** A picture from a rule for each pixel. */
export function painted(height: number, width: number, code: (x: number, y: number) => Code): Image {
  const data = new Float32Array(height * width * 3);
  for (let i = 0; i < height * width; i++) data.set(code(i % width, Math.floor(i / width)), 3 * i);
  return { height, width, data };
}
