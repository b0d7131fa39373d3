/** A picture: RGB, row by row, three floats a pixel, sRGB-encoded, 0 = black, 1 = full. Values outside 0..1 may occur
 * between steps (after a sharp resize, say) and are clipped where the picture is written. */
export interface Image {
  readonly height: number;
  readonly width: number;
  /** height × width × 3 numbers. */
  readonly data: Float32Array;
}
