import type { ColorSpace } from "./space";
import { yuv } from "./yuv";

const ANGLE = (33 * Math.PI) / 180;
const [COS, SIN] = [Math.cos(ANGLE), Math.sin(ANGLE)];

/**
 * YIQ of NTSC: the luma of Y'UV, and its chroma turned by 33° and mirrored, I = V cos 33° − U sin 33° and
 * Q = V sin 33° + U cos 33°. Distances in the chroma plane are those of Y'UV.
 */
export const yiq: ColorSpace = {
  name: "YIQ",
  white: 1,
  of(rgb) {
    const [y, u, v] = yuv.of(rgb);
    return [y, v * COS - u * SIN, v * SIN + u * COS];
  },
  rgb: ([y, i, q]) => yuv.rgb([y, q * COS - i * SIN, i * COS + q * SIN]),
};
