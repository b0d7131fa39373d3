import type { Image } from "../image/image";
import { NO_VARIANCE } from "./covariance";
import { meanAndVariance } from "./mean-and-variance";
import { colorsOf, plane } from "./space";
import { yuv } from "./yuv";

/**
 * A picture's luma Y as a gray picture, Y' = g (Y − μ) + μ̂, hats the palette's. Not clipped.
 * @param spread  whether deviations are matched too, g = σ̂/σ, or g = 1. A picture whose luma does not vary (σ² at most
 *                NO_VARIANCE) has no contrast to stretch, and becomes the palette's mean.
 */
export function matchedGray(picture: Image, palette: Image, spread: "deviation too" | "mean only"): Image {
  const lumas = plane(colorsOf(picture, yuv), 0);
  const [own, wanted] = [meanAndVariance(lumas), meanAndVariance(plane(colorsOf(palette, yuv), 0))];
  const matched = own.variance > NO_VARIANCE ? Math.sqrt(wanted.variance / own.variance) : 0;
  const gain = spread === "mean only" ? 1 : matched;
  const { height, width } = picture;
  const data = new Float32Array(lumas.length * 3);
  lumas.forEach((value, i) => data.fill(gain * (value - own.mean) + wanted.mean, 3 * i, 3 * i + 3));
  return { height, width, data };
}
