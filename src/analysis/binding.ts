import { labOf } from "../color/lab";
import type { Image } from "../image/image";

/** How the places are taken where red ends, and what is known of chance. */
export interface Binding {
  /** Of the places where red ends, the share at which green begins, 0..1. */
  readonly share: number;
  /** The same where colors know nothing of each other: green's share of all that is not red. */
  readonly expected: number;
  /** (share − expected) / (1 − expected): 1 where red ends only at green, 0 where green is met by chance, < 0 where it is avoided. */
  readonly score: number;
  /** Places where red ends: neighbors left, right, above or below, of which one is red. */
  readonly places: number;
  /** Shares of the picture. */
  readonly red: number;
  readonly green: number;
}

/**
 * Hue in L*a*b*, degrees either way around the middle, and chroma from which a pixel has that color. The rings have chroma
 * 69 and 59, their ground 0. Of red only the strong one counts, as every pinkish spot would end somewhere; of green a faint
 * one will do, as thin rings are the first to fade.
 */
const ranges = { red: { middle: 35, half: 45, chroma: 30 }, green: { middle: 145, half: 45, chroma: 15 } };
/** What red meets is seen so many pixels from the last red one: past the pixel that blur and antialiasing mix. */
const REACH = 2;
/** Fewer places say nothing. */
const FEWEST = 50;

/**
 * Is green bound to red, as in `rings`? Pixels are red, green or other by hue and chroma in L*a*b*. Where a red pixel has a
 * neighbor that is not red, what lies `REACH` pixels from it that way is what red meets there; red again is no end.
 * Of a picture of separate pixels in random order, share and expected are the same.
 * @returns null where red ends at fewer than 50 places, or all that is not red is green
 */
export function binding(image: Image): Binding | null {
  const { height, width } = image;
  const kinds = colorKinds(image);
  const counts = { red: 0, green: 0, other: 0 };
  const met = { red: 0, green: 0, other: 0 };
  for (let i = 0; i < kinds.length; i++) {
    counts[kinds[i]!]++;
    if (kinds[i] !== "red") continue;
    const [x, y] = [i % width, Math.floor(i / width)];
    if (x >= REACH && kinds[i - 1] !== "red") met[kinds[i - REACH]!]++;
    if (x < width - REACH && kinds[i + 1] !== "red") met[kinds[i + REACH]!]++;
    if (y >= REACH && kinds[i - width] !== "red") met[kinds[i - REACH * width]!]++;
    if (y < height - REACH && kinds[i + width] !== "red") met[kinds[i + REACH * width]!]++;
  }
  const places = met.green + met.other;
  if (places < FEWEST || counts.other === 0) return null;
  const share = met.green / places;
  const expected = counts.green / (counts.green + counts.other);
  return {
    ...{ share, expected, score: (share - expected) / (1 - expected), places },
    ...{ red: counts.red / kinds.length, green: counts.green / kinds.length },
  };
}

export type ColorKind = "red" | "green" | "other";

/** What each pixel is by hue and chroma, row by row. */
export function colorKinds(image: Image): ColorKind[] {
  const lab = labOf(image);
  return Array.from({ length: lab.length / 3 }, (_, i) => {
    const [a, b] = [lab[3 * i + 1]!, lab[3 * i + 2]!];
    const [chroma, hue] = [Math.hypot(a, b), (Math.atan2(b, a) * 180) / Math.PI];
    const within = (range: (typeof ranges)["red"]) =>
      chroma >= range.chroma && Math.abs(((hue - range.middle + 540) % 360) - 180) < range.half;
    return within(ranges.red) ? "red" : within(ranges.green) ? "green" : "other";
  });
}
