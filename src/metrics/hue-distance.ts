import { demand } from "../core/demand";
import { labOf } from "../color/lab";
import type { Image } from "../image/image";

/** Bins of one degree. */
const BINS = 360;
/** Mean chroma below which a picture is gray: the hue of what is left is that of rounding. */
const GRAY = 1;

/**
 * How far hues moved, in degrees around the color circle: the earth mover's distance of the two histograms of hue in
 * L*a*b*, where each pixel counts by its chroma. 0 to 180; strength and lightness of colors do not matter.
 * @returns null where either picture is gray (mean chroma below 1)
 */
export function hueDistance(exemplar: Image, candidate: Image): number | null {
  const [own, other] = [hueHistogram(exemplar), hueHistogram(candidate)];
  if (own === null || other === null) return null;
  return (circularDistance(own, other) * 360) / BINS;
}

/**
 * The least work, in bins, that turns one histogram on a circle into another: Σ |D − median D|, D the difference of the
 * running sums. Source: Werman, Peleg, Melter & Kong 1986; Rabin, Delon & Gousseau 2009.
 * @param a, b  of one length and one total
 */
export function circularDistance(a: Float64Array, b: Float64Array): number {
  demand(a.length === b.length && a.length > 0, "circularDistance", `two histograms of ${a.length} bins`, b.length);
  let running = 0;
  const differences = a.map((value, i) => (running += value - b[i]!));
  const middle = Float64Array.from(differences).sort()[differences.length >> 1]!;
  return differences.reduce((sum, value) => sum + Math.abs(value - middle), 0);
}

/** Shares of the whole chroma by hue, or null for a gray picture. */
function hueHistogram(image: Image): Float64Array | null {
  const values = labOf(image);
  const bins = new Float64Array(BINS);
  let total = 0;
  for (let i = 0; i < values.length; i += 3) {
    const [a, b] = [values[i + 1]!, values[i + 2]!];
    const chroma = Math.hypot(a, b);
    const turn = Math.atan2(b, a) / (2 * Math.PI);
    bins[Math.floor((turn - Math.floor(turn)) * BINS) % BINS]! += chroma;
    total += chroma;
  }
  return (3 * total) / values.length < GRAY ? null : bins.map((sum) => sum / total);
}
