import { random } from "../core/random";
import { demandImage } from "../image/demand-image";
import type { Image } from "../image/image";

type Direction = readonly [number, number, number];

const COUNT = 32;

/** The same for any two pictures, so that values compare: uniform on the sphere. */
export const colorDirections: readonly Direction[] = directions();

/**
 * How far pixels' colors would have to be moved to have the exemplar's distribution: the Wasserstein-1 distance of the
 * projections on a direction of RGB space (as stored, sRGB), averaged over 32 fixed directions. In levels of 0..255.
 * Exact for each direction, pictures of different sizes too: the area between the two distribution functions.
 * Source: the sliced distance of Rabin, Peyré, Delon & Bernot 2011, with exponent 1.
 */
export function colorWasserstein(exemplar: Image, candidate: Image, along = colorDirections): number {
  demandImage(exemplar, "colorWasserstein");
  demandImage(candidate, "colorWasserstein");
  const distances = along.map((direction) =>
    wasserstein(projected(exemplar, direction), projected(candidate, direction)),
  );
  return (255 * distances.reduce((sum, distance) => sum + distance, 0)) / along.length;
}

/** ∫ |Q_a − Q_b| over the ranks, both quantile functions constant between their own ranks. @param a, b  sorted */
function wasserstein(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  let done = 0;
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    // Ranks in units of 1/(a.length · b.length), which are whole.
    const [endA, endB] = [(i + 1) * b.length, (j + 1) * a.length];
    const end = Math.min(endA, endB);
    sum += (end - done) * Math.abs(a[i]! - b[j]!);
    done = end;
    if (endA === end) i++;
    if (endB === end) j++;
  }
  return sum / (a.length * b.length);
}

function projected({ data }: Image, [red, green, blue]: Direction): Float64Array {
  const out = new Float64Array(data.length / 3);
  for (let i = 0; i < out.length; i++) out[i] = red * data[3 * i]! + green * data[3 * i + 1]! + blue * data[3 * i + 2]!;
  return out.sort();
}

function directions(): readonly Direction[] {
  const stream = random(1, "metrics/color-wasserstein");
  return Array.from({ length: COUNT }, () => {
    const [x, y, z] = [stream.normal(), stream.normal(), stream.normal()];
    const length = Math.hypot(x, y, z);
    return [x / length, y / length, z / length];
  });
}
