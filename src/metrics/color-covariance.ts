import { colorMoments } from "../image/color-moments";
import type { Image } from "../image/image";

/**
 * ‖Σ − Σ̂‖ / ‖Σ̂‖ (Frobenius) of the covariances of red, green and blue over all pixels, as stored (sRGB); the hat is the
 * exemplar's. 0: spreads and correlations of the colors agree; 1: as far off as a picture of one color.
 * @returns null for an exemplar of one color, unless the candidate is of one too
 */
export function colorCovariance(exemplar: Image, candidate: Image): number | null {
  const own = colorMoments(exemplar).covariance;
  const other = colorMoments(candidate).covariance;
  const off = Math.hypot(...own.map((value, i) => other[i]! - value));
  const size = Math.hypot(...own);
  if (size > 0) return off / size;
  return off === 0 ? 0 : null;
}
