import { demand } from "../core/demand";
import type { Image } from "../image/image";
import { HUES, hueHistogram } from "./hue-histogram";

/**
 * How far hues moved, in degrees around the color circle: the earth mover's distance of the two histograms of hue in
 * L*a*b*, where each pixel counts by its chroma. 0 to 180; strength and lightness of colors do not matter.
 * @returns null where either picture is gray (mean chroma below 1)
 */
export function hueDistance(exemplar: Image, candidate: Image): number | null {
  const [own, other] = [hueHistogram(exemplar), hueHistogram(candidate)];
  if (own === null || other === null) return null;
  return (circularDistance(own, other) * 360) / HUES;
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
