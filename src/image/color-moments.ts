import { demandImage } from "./demand-image";
import type { Image } from "./image";

export interface ColorMoments {
  /** Red, green, blue, in 0..1. */
  readonly mean: readonly [number, number, number];
  /** 3 × 3, row by row, symmetric; in (0..1)². */
  readonly covariance: Float64Array;
}

/**
 * Mean color and covariance of the channels over all pixels. The biased covariance, Σ (x − m)(x − m)ᵀ / N: it describes
 * this picture, not a population it was drawn from, and is defined for a single pixel. Two passes, in float64.
 */
export function colorMoments(image: Image): ColorMoments {
  demandImage(image, "colorMoments");
  const { data } = image;
  const count = data.length / 3;
  const mean: [number, number, number] = [0, 0, 0];
  for (let i = 0; i < data.length; i++) mean[i % 3]! += data[i]! / count;
  const covariance = new Float64Array(9);
  for (let i = 0; i < data.length; i += 3) {
    for (let a = 0; a < 3; a++) {
      for (let b = 0; b < 3; b++)
        covariance[a * 3 + b]! += ((data[i + a]! - mean[a]!) * (data[i + b]! - mean[b]!)) / count;
    }
  }
  return { mean, covariance };
}
