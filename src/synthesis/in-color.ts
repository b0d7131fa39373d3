import { colorHandlingNamed } from "../color/handling";
import type { Palette } from "../color/palette";
import { lumaImage } from "../color/luma";
import { clip } from "../core/clip";
import { random } from "../core/random";
import type { Image } from "../image/image";
import { resize } from "../image/resize";
import { paletteOf, type Pictures } from "./pictures";
import type { Settings } from "./settings";

/** A picture that was clipped to 0..1. */
export interface Clipped {
  readonly image: Image;
  /** Of its numbers, how many were outside, 0..1. */
  readonly clippedShare: number;
}

/** The pictures as the run sees them: the exemplar mapped where that is to be before it, the content gray where the result is. */
export function inColor(pictures: Pictures, { color, seed }: Pick<Settings, "color" | "seed">): Pictures {
  if (!color) return pictures;
  const handling = colorHandlingNamed(color.handling);
  const { exemplar, content } = pictures;
  const palette = paletteFor(pictures);
  const mapped =
    color.stage === "after" ? undefined : handling.before?.(exemplar, palette, random(seed, "color/before"));
  return {
    exemplar: mapped ? clipped(mapped).image : exemplar,
    ...(content ? { content: handling.variables === "gray" ? lumaImage(content) : content } : {}),
    palette: palette.image,
  };
}

/** A run's result in the colors that are wanted; undefined where nothing is to be done to it. */
export function withWantedColors(
  result: Image,
  pictures: Pictures,
  { color, seed }: Pick<Settings, "color" | "seed">,
): Clipped | undefined {
  if (!color || color.stage === "before") return undefined;
  const palette = paletteFor(pictures, result);
  const mapped = colorHandlingNamed(color.handling).after?.(result, palette, random(seed, "color/after"));
  return mapped && clipped(mapped);
}

/** With the content as palette, chroma lies where the result's pixels do. */
function paletteFor(pictures: Pictures, result?: Image): Palette {
  const image = paletteOf(pictures);
  const aligned = pictures.content !== undefined && samePixels(image, pictures.content);
  if (!aligned || !result || (result.height === image.height && result.width === image.width))
    return { image, aligned };
  return { image: resize(image, { height: result.height, width: result.width, kernel: "area" }), aligned };
}

function samePixels(a: Image, b: Image): boolean {
  if (a === b) return true;
  return a.height === b.height && a.width === b.width && a.data.every((value, i) => value === b.data[i]);
}

function clipped({ height, width, data }: Image): Clipped {
  const outside = data.reduce((count, value) => count + (value < 0 || value > 1 ? 1 : 0), 0);
  return {
    image: { height, width, data: data.map(clip) },
    clippedShare: outside / data.length,
  };
}
