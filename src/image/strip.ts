import { demand } from "../core/demand";
import { demandImage } from "./demand-image";
import type { Image } from "./image";

/** Images of one height side by side, with white between them. @param gap in pixels @throws UsageError for other heights */
export function strip(images: readonly Image[], gap = 4): Image {
  const [first] = images;
  demand(first !== undefined, "strip", "at least one image", "none");
  const { height } = first;
  for (const image of images) {
    demandImage(image, "strip");
    demand(image.height === height, "strip", `images ${height} pixels high`, image.height);
  }
  demand(Number.isInteger(gap) && gap >= 0, "strip", "a gap that is a whole number ≥ 0", gap);
  const width = images.reduce((sum, image) => sum + image.width + gap, -gap);
  const data = new Float32Array(height * width * 3).fill(1);
  let left = 0;
  for (const image of images) {
    for (let y = 0; y < height; y++)
      data.set(image.data.subarray(y * image.width * 3, (y + 1) * image.width * 3), (y * width + left) * 3);
    left += image.width + gap;
  }
  return { height, width, data };
}
