import type { Image } from "../../src/image/image";

/** How light each pixel looks: Rec. 601's luma of the sRGB code, 0..1. */
export function luminance({ data }: Image): Float32Array {
  return Float32Array.from(
    { length: data.length / 3 },
    (_, i) => 0.299 * data[3 * i]! + 0.587 * data[3 * i + 1]! + 0.114 * data[3 * i + 2]!,
  );
}

/** Correlation of a plane with itself moved by (right, down) pixels, −1..1. */
export function autocorrelation(plane: Float32Array, width: number, right: number, down: number): number {
  const height = plane.length / width;
  const mean = plane.reduce((sum, value) => sum + value, 0) / plane.length;
  const variance = plane.reduce((sum, value) => sum + (value - mean) ** 2, 0) / plane.length;
  let sum = 0;
  for (let y = 0; y + down < height; y++) {
    for (let x = 0; x + right < width; x++)
      sum += (plane[y * width + x]! - mean) * (plane[(y + down) * width + x + right]! - mean);
  }
  return sum / ((height - down) * (width - right)) / variance;
}
