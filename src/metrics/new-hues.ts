import type { Image } from "../image/image";
import { HUES, hueHistogram } from "./hue-histogram";

/** Hues this near are the same to this metric, in degrees. */
const NEAR = 15;
/** A palette has a hue where at least this share of its chroma lies near it: less is a stray pixel's. */
const LEAST = 0.005;

/**
 * The share of a picture's chroma that lies in hues which the palette does not have, 0 to 1: red and green averaged to a
 * yellow that was nowhere, channels matched each by itself. Hues in L*a*b*, in bins of one degree, each pixel counting by
 * its chroma; the palette has a hue where 0.5% of its chroma or more lies within 15° of it. Every hue is new to a gray
 * palette (mean chroma below 1).
 * @returns null for a gray candidate: it has no hues
 */
export function newHues(palette: Image, candidate: Image): number | null {
  const [known, shares] = [hueHistogram(palette), hueHistogram(candidate)];
  if (shares === null) return null;
  if (known === null) return 1;
  return shares.reduce((sum, share, hue) => (shareNear(known, hue) < LEAST ? sum + share : sum), 0);
}

function shareNear(shares: Float64Array, hue: number): number {
  let sum = 0;
  for (let off = -NEAR; off <= NEAR; off++) sum += shares[(hue + off + HUES) % HUES]!;
  return sum;
}
