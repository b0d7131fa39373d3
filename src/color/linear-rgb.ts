import { clip } from "../core/clip";

/**
 * An sRGB value as stored (0..1) -> the share of light that it stands for (0..1). Negative values are mirrored.
 * Source: IEC 61966-2-1, whose straight piece ends at 0.04045.
 */
export function linearRgb(encoded: number): number {
  if (encoded < 0) return -linearRgb(-encoded);
  return encoded <= 0.04045 ? encoded / 12.92 : ((encoded + 0.055) / 1.055) ** 2.4;
}

/** The light of a value that is brought into 0..1 first: what a display shows of it. */
export function shownLight(encoded: number): number {
  return linearRgb(clip(encoded));
}

/** The way back: a share of light -> the sRGB value that stands for it. Negative values are mirrored. */
export function encodedRgb(linear: number): number {
  if (linear < 0) return -encodedRgb(-linear);
  return linear <= 0.0031308 ? 12.92 * linear : 1.055 * linear ** (1 / 2.4) - 0.055;
}
