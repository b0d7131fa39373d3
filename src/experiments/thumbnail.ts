import type { Image } from "../image/image";
import { resize } from "../image/resize";

/** Of the longer side, in pixels. */
export const THUMBNAIL = 96;

/** A picture's own size where it is small enough. */
export function thumbnailOf(image: Image): Image {
  const factor = THUMBNAIL / Math.max(image.height, image.width);
  if (factor >= 1) return image;
  const side = (length: number) => Math.max(1, Math.round(length * factor));
  return resize(image, { height: side(image.height), width: side(image.width), kernel: "area" });
}
