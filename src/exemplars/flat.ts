import type { Image } from "../image/image";
import type { Color } from "./colors";
import { drawRelief } from "./relief";

/** Draws colors as they are, without a lamp: averaged over each pixel in linear light, then sRGB. */
export function drawFlat(
  paint: (x: number, y: number) => Color,
  { height, width }: { readonly height: number; readonly width: number },
): Image {
  return drawRelief((x, y) => ({ level: 0, color: paint(x, y) }), { height, width, ambient: 1, shadow: 0 });
}
