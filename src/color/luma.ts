import type { Image } from "../image/image";
import type { Triple } from "./matrix3";

/**
 * Shares of red, green and blue in luma, the Y of YIQ and YUV: a weighted mean of sRGB-encoded values, not of light.
 * Source: ITU-R BT.601.
 */
export const LUMA: Triple = [0.299, 0.587, 0.114];

/** Luma of every pixel, row by row; 0..1 for colors in 0..1. */
export function lumaOf(data: Image["data"] | Float64Array): Float64Array {
  const [red, green, blue] = LUMA;
  return Float64Array.from({ length: data.length / 3 }, (_, i) => {
    return red * data[3 * i]! + green * data[3 * i + 1]! + blue * data[3 * i + 2]!;
  });
}

/** The picture whose red, green and blue are all its luma. */
export function lumaImage({ height, width, data }: Image): Image {
  const luma = lumaOf(data);
  return { height, width, data: Float32Array.from({ length: data.length }, (_, i) => luma[Math.floor(i / 3)]!) };
}
