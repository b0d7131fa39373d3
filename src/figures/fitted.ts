import type { Image } from "../image/image";
import { resize } from "../image/resize";

/** Room for an image, in pixels. */
export interface Cell {
  readonly height: number;
  readonly width: number;
}

/**
 * An image as large as a cell allows, in its own proportions: enlarged by the greatest whole factor, each pixel a square
 * of one color, or shrunk, each new pixel the mean of those it covers.
 */
export function fitted(image: Image, cell: Cell): Image {
  const factor = Math.min(cell.height / image.height, cell.width / image.width);
  if (factor >= 1) {
    const whole = Math.floor(factor);
    return resize(image, { height: image.height * whole, width: image.width * whole, kernel: "nearest" });
  }
  const side = (length: number, most: number) => Math.min(most, Math.max(1, Math.round(length * factor)));
  const [height, width] = [side(image.height, cell.height), side(image.width, cell.width)];
  return resize(image, { height, width, kernel: "area" });
}
