import { lightnessOf } from "../color/lab";
import { demand } from "../core/demand";
import type { Image } from "../image/image";
import { coloredBlobs } from "./blobs";

/** A direction in the picture, x to the right and y down. */
export interface Direction {
  readonly x: number;
  readonly y: number;
}

export interface StoneShade {
  /** Its middle, in pixels. */
  readonly x: number;
  readonly y: number;
  readonly pixels: number;
  /** Toward its dark side, of length 1. */
  readonly dark: Direction;
  /** How much L* falls over its diameter, by the plane that fits its L* best. */
  readonly fall: number;
}

export interface Shading {
  /** Of the stones that were decided, the share whose dark side is the wanted one: by less than 90°. Null if none was. */
  readonly share: number | null;
  /** Mean cosine of the angle between their dark sides and the wanted one: 1 all there, 0 anywhere, −1 all opposite. */
  readonly alignment: number | null;
  /** Stones found, and those of them that fall by `leastFall` or more. */
  readonly stones: number;
  readonly decided: number;
}

export interface ShadingOptions {
  /** L* by which a stone must fall over its diameter; a flatter one is undecided. Default 10. */
  readonly leastFall?: number;
}

/** A disk of 11 pixels' diameter: half as wide as a stone of `lit-stones`. */
const SMALLEST = 95;

/**
 * On which side are the stones dark? Stones are the colored blobs of at least 95 pixels.
 * @param wanted  the way from the lamp across the picture, of any length > 0
 */
export function shading(image: Image, wanted: Direction, { leastFall = 10 }: ShadingOptions = {}): Shading {
  const length = Math.hypot(wanted.x, wanted.y);
  demand(length > 0 && Number.isFinite(length), "shading", "a direction that is not 0", `${wanted.x}, ${wanted.y}`);
  demand(leastFall > 0, "shading", "leastFall to be above 0", leastFall);
  const all = stoneShades(image);
  const decided = all.filter(({ fall }) => fall >= leastFall);
  const cosines = decided.map(({ dark }) => (dark.x * wanted.x + dark.y * wanted.y) / length);
  const mean = (values: number[]) =>
    values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
  return {
    share: mean(cosines.map((cosine) => (cosine > 0 ? 1 : 0))),
    alignment: mean(cosines),
    stones: all.length,
    decided: decided.length,
  };
}

/** Fits L* ≈ c + g·(x, y) to each stone: it falls toward −g, by |g| a pixel. */
export function stoneShades(image: Image): StoneShade[] {
  const lightness = lightnessOf(image);
  return coloredBlobs(image, SMALLEST).map((pixels) => shadeOfBlob(pixels, image.width, lightness));
}

function shadeOfBlob(pixels: readonly number[], width: number, lightness: Float64Array): StoneShade {
  const mean = (value: (i: number) => number) => pixels.reduce((sum, i) => sum + value(i), 0) / pixels.length;
  const [column, row] = [(i: number) => i % width, (i: number) => Math.floor(i / width)];
  const [x, y, light] = [mean(column), mean(row), mean((i) => lightness[i]!)];
  const xx = mean((i) => (column(i) - x) ** 2);
  const yy = mean((i) => (row(i) - y) ** 2);
  const xy = mean((i) => (column(i) - x) * (row(i) - y));
  const xl = mean((i) => (column(i) - x) * (lightness[i]! - light));
  const yl = mean((i) => (row(i) - y) * (lightness[i]! - light));
  const determinant = xx * yy - xy * xy;
  const [right, down] =
    determinant > 0 ? [(yy * xl - xy * yl) / determinant, (xx * yl - xy * xl) / determinant] : [0, 0]; // a line one pixel wide has no side
  const slope = Math.hypot(right, down);
  const diameter = 2 * Math.sqrt(pixels.length / Math.PI);
  const dark = slope > 0 ? { x: -right / slope, y: -down / slope } : { x: 0, y: 0 };
  return { x: x + 0.5, y: y + 0.5, pixels: pixels.length, dark, fall: slope * diameter };
}
