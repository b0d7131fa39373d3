import { demand } from "../core/demand";
import { demandImage, demandSize } from "./demand-image";
import type { Image } from "./image";
import { kernels, type KernelName } from "./kernel";
import { maxPixels } from "./limits";
import { resampleMatrix, type ResampleMatrix } from "./resample-matrix";

export interface ResizeOptions {
  /** New sizes in pixels. */
  readonly height: number;
  readonly width: number;
  /** See `kernels`. "area" or "lanczos3" to shrink, "linear" or "cubic" to enlarge are usual. */
  readonly kernel: KernelName;
}

/**
 * Brings a picture to another size, smoothed as much as shrinking needs. "cubic" and "lanczos3" overshoot beside edges:
 * values may leave 0..1 and are not clipped here.
 *
 * Sums are taken in float64 and rounded to float32 once, at the end. Not done by sharp, which turns float pixels into
 * 8-bit ones on the way in: a run would lose the fine part of its picture at every step of the pyramid.
 * @throws UsageError for sizes that are no whole numbers ≥ 1 or too large together, or an unknown kernel
 */
export function resize(image: Image, { height, width, kernel }: ResizeOptions): Image {
  demandImage(image, "resize");
  demandSize({ height, width }, "resize");
  demand(height * width <= maxPixels, "resize", `at most ${maxPixels} pixels`, height * width);
  demand(Object.hasOwn(kernels, kernel), "resize", `a kernel among ${Object.keys(kernels).join(", ")}`, kernel);
  const wide = resampleRows(image, resampleMatrix(image.width, width, kernel));
  return { height, width, data: resampleColumns(wide, width * 3, resampleMatrix(image.height, height, kernel)) };
}

/** Along each row of pixels: [height, from, 3] -> [height, to, 3]. */
function resampleRows({ height, width, data }: Image, { to, rows }: ResampleMatrix): Float64Array {
  const result = new Float64Array(height * to * 3);
  for (let y = 0, at = 0; y < height; y++) {
    for (const { start, weights } of rows) {
      let red = 0;
      let green = 0;
      let blue = 0;
      for (let j = 0, source = (y * width + start) * 3; j < weights.length; j++, source += 3) {
        const weight = weights[j]!;
        red += weight * data[source]!;
        green += weight * data[source + 1]!;
        blue += weight * data[source + 2]!;
      }
      result[at++] = red;
      result[at++] = green;
      result[at++] = blue;
    }
  }
  return result;
}

/** Across rows of any length: [from, length] -> [to, length]. */
function resampleColumns(data: Float64Array, length: number, { to, rows }: ResampleMatrix): Float32Array {
  const result = new Float32Array(to * length);
  const sum = new Float64Array(length);
  rows.forEach(({ start, weights }, y) => {
    sum.fill(0);
    weights.forEach((weight, j) => {
      const source = (start + j) * length;
      for (let x = 0; x < length; x++) sum[x]! += weight * data[source + x]!;
    });
    result.set(sum, y * length);
  });
  return result;
}
