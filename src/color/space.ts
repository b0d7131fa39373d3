import { demandImage } from "../image/demand-image";
import type { Image } from "../image/image";
import type { Triple } from "./matrix3";

/** A color space reached from sRGB as stored, 0..1. Its first coordinate tells light from dark, the others are chroma. */
export interface ColorSpace {
  readonly name: string;
  /** The first coordinate of white. */
  readonly white: number;
  of(rgb: Triple): Triple;
  /** The way back, not clipped. */
  rgb(color: Triple): Triple;
}

/** A picture's colors in a space, three numbers a pixel, row by row, in float64. */
export function colorsOf(image: Image, space: ColorSpace): Float64Array {
  demandImage(image, `colorsOf ${space.name}`);
  const { data } = image;
  const colors = new Float64Array(data.length);
  for (let i = 0; i < data.length; i += 3) colors.set(space.of([data[i]!, data[i + 1]!, data[i + 2]!]), i);
  return colors;
}

/** The way back: the picture of some colors, not clipped. */
export function imageOf(colors: Float64Array, { height, width }: Pick<Image, "height" | "width">, space: ColorSpace) {
  const image: Image = { height, width, data: new Float32Array(colors.length) };
  demandImage(image, `imageOf ${space.name}`);
  for (let i = 0; i < colors.length; i += 3) image.data.set(space.rgb([colors[i]!, colors[i + 1]!, colors[i + 2]!]), i);
  return image;
}

/** Every third number: one coordinate of all pixels. */
export function plane(colors: Float64Array, coordinate: 0 | 1 | 2): Float64Array {
  return Float64Array.from({ length: colors.length / 3 }, (_, i) => colors[3 * i + coordinate]!);
}
