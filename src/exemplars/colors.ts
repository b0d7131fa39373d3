import { clip } from "../core/clip";
import { encodedRgb, linearRgb } from "../color/linear-rgb";
import { xyz } from "../color/xyz";
import { mix } from "./smoothstep";

/** Red, green, blue: shares of light given back, 0..1, linear. */
export type Color = readonly [number, number, number];

/** A color as color charts give it (`0xc8a070`, sRGB) in linear light. */
export function color(code: number): Color {
  return [linear((code >> 16) & 255), linear((code >> 8) & 255), linear(code & 255)];
}

/** The same color, lighter (factor > 1) or darker. */
export function shaded([red, green, blue]: Color, factor: number): Color {
  return [red * factor, green * factor, blue * factor];
}

/** a at t = 0, b at t = 1. */
export function blended(a: Color, b: Color, t: number): Color {
  return [mix(a[0], b[0], t), mix(a[1], b[1], t), mix(a[2], b[2], t)];
}

/** The same color, as bright as wanted: with that luminance (Y of Rec. 709's primaries in linear light; white's is 1). */
export function withLuminance(own: Color, wanted: number): Color {
  return shaded(own, wanted / xyz(own)[1]);
}

/** Linear light to sRGB's code, both 0..1, clipped to it. */
export function encoded(light: number): number {
  return encodedRgb(clip(light));
}

/** One level of 0..255, sRGB -> 0..1, linear. */
function linear(level: number): number {
  return linearRgb(level / 255);
}
