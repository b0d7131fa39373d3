import { cholesky } from "../core/cholesky";
import type { Random } from "../core/random";
import { colorMoments } from "../image/color-moments";
import type { Image } from "../image/image";
import { clip } from "../core/clip";

export interface ColorMatchedOptions {
  readonly height: number;
  readonly width: number;
  readonly exemplar: Image;
  readonly random: Random;
}

/**
 * White noise with the exemplar's mean color and (biased) covariance of the channels: mean + L z, with L Lᵀ the covariance
 * and z three standard normals a pixel. A flat exemplar gives its own color. Clipped to 0..1, which draws the moments in
 * where the exemplar is near black or white.
 */
export function colorMatched({ height, width, exemplar, random }: ColorMatchedOptions): Image {
  const { mean, covariance } = colorMoments(exemplar);
  const lower = cholesky(covariance, 3);
  const data = new Float32Array(height * width * 3);
  for (let i = 0; i < data.length; i += 3) {
    const z = [random.normal(), random.normal(), random.normal()] as const;
    for (let a = 0; a < 3; a++) {
      data[i + a] = clip(mean[a]! + lower[a * 3]! * z[0] + lower[a * 3 + 1]! * z[1] + lower[a * 3 + 2]! * z[2]);
    }
  }
  return { height, width, data };
}
