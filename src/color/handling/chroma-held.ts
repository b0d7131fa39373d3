import { clip } from "../../core/clip";
import { demand } from "../../core/demand";
import { demandFinite } from "../../image/demand-finite";
import type { Image } from "../../image/image";
import { ciede2000 } from "../ciede2000";
import { labOf } from "../lab";
import { colorsOf, type ColorSpace } from "../space";

/** How well a picture, as it is written, holds the chroma that it was given. */
export interface ChromaHeld {
  /** Share of pixels with a channel outside 0..1, by more than half a level of 255: clipping changes their color. (Not the metric of that name.) */
  readonly clippedShare: number;
  /** Distances in the space's chroma plane, on a scale where white has luminance 100; null where every pixel is clipped. */
  readonly inGamut: { readonly percentile95: number; readonly max: number } | null;
  /** Of all pixels, the clipped ones too. */
  readonly all: { readonly percentile95: number; readonly max: number };
  /**
   * What is seen of it: CIEDE2000 of each pixel as written and a color of its own lightness L* with the wanted a*, b*. Not
   * 0 even where nothing is clipped, as a space that is not L*a*b* holds another chroma.
   */
  readonly labShift: { readonly mean: number; readonly percentile95: number };
}

/**
 * @param picture  as a handling returned it, not clipped; taken as it is written, clipped and rounded to 8 bits
 * @param wanted   pixel by pixel, whose chroma the picture was given: an aligned palette
 * @param space    in which the chroma was held
 * @throws UsageError for pictures of different sizes, or with numbers that are not finite
 */
export function chromaHeld(picture: Image, wanted: Image, space: ColorSpace): ChromaHeld {
  demandFinite(picture, "chromaHeld", "picture");
  demandFinite(wanted, "chromaHeld", "wanted");
  demand(space.white > 0, "chromaHeld", "a space whose white is above 0", `${space.name}, ${space.white}`);
  const same = picture.height === wanted.height && picture.width === wanted.width;
  const size = ({ height, width }: Image) => `${width}×${height}`;
  demand(same, "chromaHeld", `two pictures of one size, ${size(picture)}`, size(wanted));
  const written = { ...picture, data: picture.data.map(level) };
  const inside = Array.from({ length: picture.data.length / 3 }, (_, i) =>
    picture.data.subarray(3 * i, 3 * i + 3).every((value) => Math.abs(value - clip(value)) <= 0.5 / 255),
  );
  const distances = chromaDistances(colorsOf(written, space), colorsOf(wanted, space), 100 / space.white);
  const kept = distances.filter((_, i) => inside[i]);
  const seen = lightnessAsIs(labOf(written), labOf(wanted));
  return {
    clippedShare: inside.filter((holds) => !holds).length / inside.length,
    inGamut: kept.length === 0 ? null : { percentile95: percentile(kept, 0.95), max: percentile(kept, 1) },
    all: { percentile95: percentile(distances, 0.95), max: percentile(distances, 1) },
    labShift: { mean: seen.reduce((sum, value) => sum + value, 0) / seen.length, percentile95: percentile(seen, 0.95) },
  };
}

function chromaDistances(own: Float64Array, wanted: Float64Array, scale: number): Float64Array {
  return Float64Array.from(
    { length: own.length / 3 },
    (_, i) => scale * Math.hypot(own[3 * i + 1]! - wanted[3 * i + 1]!, own[3 * i + 2]! - wanted[3 * i + 2]!),
  );
}

function lightnessAsIs(own: Float64Array, wanted: Float64Array): Float64Array {
  return Float64Array.from({ length: own.length / 3 }, (_, i) => {
    const lightness = own[3 * i]!;
    const chroma = [wanted[3 * i + 1]!, wanted[3 * i + 2]!] as const;
    return ciede2000([lightness, own[3 * i + 1]!, own[3 * i + 2]!], [lightness, ...chroma]);
  });
}

/** The least number that at least this share of all is no greater than. */
function percentile(values: Float64Array, share: number): number {
  return Float64Array.from(values).sort()[Math.max(0, Math.ceil(share * values.length) - 1)]!;
}

function level(value: number): number {
  return Math.round(clip(value) * 255) / 255;
}
