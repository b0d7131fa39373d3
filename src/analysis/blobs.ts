import { labOf } from "../color/lab";
import type { Image } from "../image/image";

/** Chroma from which a pixel in L*a*b* is no ground. */
const CHROMA = 18;
/** Neighbors whose hues differ by more, in degrees, belong to two blobs. */
const HUE_STEP = 30;

/**
 * Finds colored blobs on a gray ground: pixels of chroma ≥ 18 in L*a*b*, joined with neighbors left, right, above and
 * below whose hue differs by at most 30°. Lightness plays no part, so that a shaded side stays with its lit one.
 * @param smallest  blobs of fewer pixels are left out
 * @returns the pixels of each, as places in the picture row by row
 */
export function coloredBlobs(image: Image, smallest: number): number[][] {
  const lab = labOf(image);
  const { height, width } = image;
  const hue = Float64Array.from({ length: height * width }, (_, i) => {
    const [a, b] = [lab[3 * i + 1]!, lab[3 * i + 2]!];
    return Math.hypot(a, b) < CHROMA ? NaN : (Math.atan2(b, a) * 180) / Math.PI;
  });
  const joined = (i: number, j: number) => 180 - Math.abs(Math.abs(hue[i]! - hue[j]!) - 180) <= HUE_STEP;
  const seen = new Uint8Array(hue.length);
  const blobs: number[][] = [];
  for (const [start, own] of hue.entries()) {
    if (seen[start] || Number.isNaN(own)) continue;
    seen[start] = 1;
    const blob = [start];
    // It grows while it is gone through.
    for (const i of blob) {
      for (const j of neighbors(i, height, width)) {
        if (seen[j] || !joined(i, j)) continue;
        seen[j] = 1;
        blob.push(j);
      }
    }
    if (blob.length >= smallest) blobs.push(blob);
  }
  return blobs;
}

function neighbors(i: number, height: number, width: number): number[] {
  const [x, y] = [i % width, Math.floor(i / width)];
  const found: number[] = [];
  if (x > 0) found.push(i - 1);
  if (x < width - 1) found.push(i + 1);
  if (y > 0) found.push(i - width);
  if (y < height - 1) found.push(i + width);
  return found;
}
