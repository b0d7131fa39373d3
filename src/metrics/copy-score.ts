import { lightnessOf } from "../color/lab";
import { complexesOf, fft2, inverseFft2, product, type Complexes } from "../core/fft";
import type { Image } from "../image/image";
import { windowSums } from "./window-sums";

/** Sides of a patch, in pixels. Smaller pictures have smaller ones, a quarter of their side. */
const PATCH = 16;
const SMALLEST = 32;
/** Windows a side of the candidate, at most. */
const WINDOWS = 7;
/** What a match may leave of a patch's variance. */
const LEFT = 0.25;
/** L*² a pixel that count as nothing: rounding, so that flat patches are no riddle. */
const FLAT = 0.05;

/** Where a patch of the candidate is to be found in the exemplar. */
interface Match {
  /** From the patch to its match, around the exemplar's edges. */
  readonly down: number;
  readonly across: number;
  /** Share of the patch's variance that the match does not explain. */
  readonly left: number;
}

/**
 * How much of a picture is a displaced copy of the exemplar: the share of its windows of 32 × 32 pixels that are one.
 * A window has four patches of 16 × 16. For each, the best match in the exemplar is looked for at every displacement,
 * around the edges too, by lightness less its mean. The window is a copy where all of them match within 25 % of their
 * variance and do so at one displacement, to a pixel. Neither alone would do: in another sample of a regular
 * texture every patch has a good match, but each at another place.
 * 1 for the exemplar and for a cyclic shift of it; near 0 for another sample (at most 0.04 for six draws each of three
 * textures, the same that the number of agreeing patches was chosen on) and for noise. A texture that repeats itself
 * exactly has only copies. Not seen: copies that are mirrored, turned, scaled, or smaller than a window, and those under
 * much noise: at 12 % of the range a true copy scores from 0 to 0.57.
 * @returns null where a side of either picture is shorter than 32 pixels
 */
export function copyScore(exemplar: Image, candidate: Image): number | null {
  const side = Math.min(exemplar.height, exemplar.width, candidate.height, candidate.width);
  if (side < SMALLEST) return null;
  const patch = Math.min(PATCH, side >> 2);
  const rows = placesOf(candidate.height, patch);
  const columns = placesOf(candidate.width, patch);
  const corners = rows.flatMap((top) => columns.map((left) => [top, left] as const));
  const patches = corners.flatMap(([top, left]) => quarters(top, left, patch));
  const matches = matchesOf(exemplar, candidate, patch, patches);
  const size = [exemplar.height, exemplar.width] as const;
  const copied = corners.filter(([top, left]) => {
    const found = quarters(top, left, patch).map((place) => matches.get(place.join())!);
    return found.some((one) => found.every((other) => agree(one, other, size)));
  });
  return copied.length / corners.length;
}

type Place = readonly [top: number, left: number];

/** Evenly spread over a side, half a patch apart or more. */
function placesOf(length: number, patch: number): number[] {
  const room = length - 2 * patch;
  const count = Math.min(WINDOWS, Math.floor((2 * room) / patch) + 1);
  return Array.from({ length: count }, (_, i) => Math.round((i * room) / Math.max(1, count - 1)));
}

function quarters(top: number, left: number, patch: number): Place[] {
  return [0, patch].flatMap((down) => [0, patch].map((across): Place => [top + down, left + across]));
}

function agree(one: Match, other: Match, [height, width]: readonly [number, number]): boolean {
  const near = (a: number, b: number, length: number) => [0, 1, length - 1].includes(Math.abs(a - b));
  const good = one.left <= LEFT && other.left <= LEFT;
  return good && near(one.down, other.down, height) && near(one.across, other.across, width);
}

/** The best match of each patch. Two patches go through one transform, as real and imaginary part. */
function matchesOf(exemplar: Image, candidate: Image, patch: number, places: readonly Place[]): Map<string, Match> {
  const { height, width } = exemplar;
  const own = centered(lightnessOf(exemplar));
  const other = centered(lightnessOf(candidate));
  const spectrum = fft2(complexesOf(own), height, width).map((value, i) => (i % 2 === 1 ? -value : value));
  const sums = windowSums(own, height, width, patch);
  const energies = windowSums(
    own.map((value) => value ** 2),
    height,
    width,
    patch,
  );
  const variances = energies.map((energy, i) => energy - sums[i]! ** 2 / patch ** 2);
  const distinct = [...new Map(places.map((place) => [place.join(), place]))];
  const found = new Map<string, Match>();
  for (let i = 0; i < distinct.length; i += 2) {
    const pair = distinct.slice(i, i + 2);
    const cut = pair.map(([, place]) => centered(patchOf(other, candidate.width, place, patch)));
    const field = fieldOf(cut, exemplar, patch);
    const products = inverseFft2(product(fft2(field, height, width), spectrum), height, width);
    pair.forEach(([key, place], part) =>
      found.set(key, bestMatch(cut[part]!, place, { products, part, variances, height, width })),
    );
  }
  return found;
}

interface Search {
  /** Σ patch · exemplar at −displacement; the pair's first in the real parts, its second in the imaginary ones. */
  readonly products: Complexes;
  readonly part: number;
  /** Sum of squares around its mean of the exemplar's window at each place. */
  readonly variances: Float64Array;
  readonly height: number;
  readonly width: number;
}

/** Among matches that differ by less than rounding, the one of the least displacement: so an exact repeat keeps one. */
function bestMatch(
  patch: Float64Array,
  [top, left]: Place,
  { products, part, variances, height, width }: Search,
): Match {
  const own = patch.reduce((sum, value) => sum + value ** 2, 0);
  const distance = (y: number, x: number) => {
    const mirrored = ((height - y) % height) * width + ((width - x) % width);
    return own - 2 * products[2 * mirrored + part]! + variances[y * width + x]!;
  };
  const unit = own + FLAT * patch.length;
  let best = { down: 0, across: 0, left: Infinity };
  for (let down = 0; down < height; down++)
    for (let across = 0; across < width; across++) {
      const share = distance((top + down) % height, (left + across) % width) / unit;
      if (share < best.left - 1e-6) best = { down, across, left: share };
    }
  return best;
}

function centered(values: Float64Array): Float64Array {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return values.map((value) => value - mean);
}

function patchOf(plane: Float64Array, width: number, [top, left]: Place, patch: number): Float64Array {
  return Float64Array.from(
    { length: patch * patch },
    (_, i) => plane[(top + Math.floor(i / patch)) * width + left + (i % patch)]!,
  );
}

/** One or two patches at the upper left of a field of the exemplar's size. */
function fieldOf(patches: readonly Float64Array[], { height, width }: Image, patch: number): Complexes {
  const field = new Float64Array(2 * height * width);
  patches.forEach((values, part) =>
    values.forEach((value, i) => (field[2 * (Math.floor(i / patch) * width + (i % patch)) + part] = value)),
  );
  return field;
}
