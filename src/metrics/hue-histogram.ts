import { labOf } from "../color/lab";
import type { Image } from "../image/image";

/** Bins of one degree. */
export const HUES = 360;
/** Mean chroma below which a picture is gray: the hue of what is left is that of rounding. */
const GRAY = 1;

/** Shares of the whole chroma by hue in L*a*b*, from 0° (a* above 0) to 359°; null for a gray picture. */
export function hueHistogram(image: Image): Float64Array | null {
  const values = labOf(image);
  const bins = new Float64Array(HUES);
  let total = 0;
  for (let i = 0; i < values.length; i += 3) {
    const [a, b] = [values[i + 1]!, values[i + 2]!];
    const chroma = Math.hypot(a, b);
    const turn = Math.atan2(b, a) / (2 * Math.PI);
    bins[Math.floor((turn - Math.floor(turn)) * HUES) % HUES]! += chroma;
    total += chroma;
  }
  return (3 * total) / values.length < GRAY ? null : bins.map((sum) => sum / total);
}
