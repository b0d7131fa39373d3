import type { NdArray } from "../core/ndarray";

/** A picture: RGB, row by row, three floats a pixel, sRGB-encoded, 0 = black, 1 = full. Values outside 0..1 may occur
 * between steps (after a sharp resize, say) and are clipped where the picture is written. */
export interface Image {
  readonly height: number;
  readonly width: number;
  /** height × width × 3 numbers. */
  readonly data: Float32Array;
}

/** As networks take it: [1, height, width, 3]. */
export function asInput({ height, width, data }: Image): NdArray {
  return { shape: [1, height, width, 3], data };
}
