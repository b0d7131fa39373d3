import type { Image } from "../image/image";
import { encodedRgb, shownLight } from "./linear-rgb";
import type { Triple } from "./matrix3";
import { colorsOf, type ColorSpace } from "./space";
import { linearOfXyz, WHITE, xyz } from "./xyz";

/** Below δ³ the cube root is replaced by the straight line that touches it there. */
const delta = 6 / 29;

/** CIE XYZ under D65 (white's Y = 1) -> CIE 1976 L*a*b*: L* in 0..100, a* toward red, b* toward yellow. Source: ISO/CIE 11664-4. */
export function lab([x, y, z]: Triple): Triple {
  const [fx, fy, fz] = [compressed(x / WHITE[0]), compressed(y / WHITE[1]), compressed(z / WHITE[2])];
  return [116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)];
}

/** The way back, without clipping. */
function xyzOfLab([l, a, b]: Triple): Triple {
  const y = (l + 16) / 116;
  const [fx, fz] = [y + a / 500, y - b / 200];
  return [WHITE[0] * expanded(fx), WHITE[1] * expanded(y), WHITE[2] * expanded(fz)];
}

/** L*a*b* of sRGB as stored. Values outside 0..1 are clipped on the way in, not on the way out. */
export const labSpace: ColorSpace = {
  name: "L*a*b*",
  white: 100,
  of: ([red, green, blue]) => lab(xyz([shownLight(red), shownLight(green), shownLight(blue)])),
  rgb: (color) => {
    const [red, green, blue] = linearOfXyz(xyzOfLab(color));
    return [encodedRgb(red), encodedRgb(green), encodedRgb(blue)];
  },
};

/** L*, a*, b* of every pixel of an sRGB picture, three numbers a pixel, row by row. Values outside 0..1 are clipped first. */
export function labOf(image: Image): Float64Array {
  return colorsOf(image, labSpace);
}

/** L* of every pixel, row by row. */
export function lightnessOf(image: Image): Float64Array {
  return labOf(image).filter((_, i) => i % 3 === 0);
}

function compressed(share: number): number {
  return share > delta ** 3 ? Math.cbrt(share) : share / (3 * delta ** 2) + 4 / 29;
}

function expanded(root: number): number {
  return root > delta ? root ** 3 : 3 * delta ** 2 * (root - 4 / 29);
}
