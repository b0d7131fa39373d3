import { demand } from "../core/demand";
import { demandImage } from "./demand-image";
import type { Image } from "./image";

/** A part of a picture, in pixels from its upper left corner. */
export interface Rectangle {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** Copies out a part. @throws UsageError for a rectangle that is empty, not whole or not inside the picture */
export function crop(image: Image, { left, top, width, height }: Rectangle): Image {
  demandImage(image, "crop");
  demandRange("left", left, "width", width, image.width);
  demandRange("top", top, "height", height, image.height);
  const data = new Float32Array(height * width * 3);
  for (let y = 0; y < height; y++) {
    const start = ((top + y) * image.width + left) * 3;
    data.set(image.data.subarray(start, start + width * 3), y * width * 3);
  }
  return { height, width, data };
}

function demandRange(startName: string, start: number, lengthName: string, length: number, size: number): void {
  demand(Number.isInteger(start) && start >= 0, "crop", `${startName} to be a whole number ≥ 0`, start);
  demand(Number.isInteger(length) && length >= 1, "crop", `${lengthName} to be a whole number ≥ 1`, length);
  demand(start + length <= size, "crop", `${startName} + ${lengthName} ≤ the picture's ${size}`, start + length);
}
