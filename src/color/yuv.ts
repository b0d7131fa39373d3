import { LUMA } from "./luma";
import type { ColorSpace } from "./space";

const [RED, GREEN, BLUE] = LUMA;
/** What keeps the modulated chroma of pure colors within −1/3 and 4/3 of white. Source: ITU-R BT.470, unrounded. */
const [SCALE_U, SCALE_V] = [0.492111, 0.877283] as const;

/**
 * Y'UV of analog television: luma Y = 0.299 R + 0.587 G + 0.114 B, U a multiple of B − Y, V one of R − Y, all of values
 * as stored. Linear, so that a change of luma alone is the same step on red, green and blue.
 */
export const yuv: ColorSpace = {
  name: "YUV",
  white: 1,
  of([red, green, blue]) {
    const y = RED * red + GREEN * green + BLUE * blue;
    return [y, SCALE_U * (blue - y), SCALE_V * (red - y)];
  },
  rgb([y, u, v]) {
    const [red, blue] = [y + v / SCALE_V, y + u / SCALE_U];
    return [red, (y - RED * red - BLUE * blue) / GREEN, blue];
  },
};
