import { demand } from "../core/demand";
import { demandImage } from "./demand-image";
import type { Image } from "./image";
import { maxPixels } from "./limits";

/** The picture repeated `across` times side by side and `down` times one above the other: shows seams at a glance. */
export function tile(image: Image, across: number, down: number): Image {
  demandImage(image, "tile");
  demand(Number.isSafeInteger(across) && across >= 1, "tile", "across to be a whole number ≥ 1", across);
  demand(Number.isSafeInteger(down) && down >= 1, "tile", "down to be a whole number ≥ 1", down);
  const height = image.height * down;
  const width = image.width * across;
  demand(height * width <= maxPixels, "tile", `at most ${maxPixels} pixels in all`, height * width);
  const data = new Float32Array(height * width * 3);
  for (let y = 0; y < height; y++) {
    const start = (y % image.height) * image.width * 3;
    const row = image.data.subarray(start, start + image.width * 3);
    for (let copy = 0; copy < across; copy++) data.set(row, (y * across + copy) * row.length);
  }
  return { height, width, data };
}
