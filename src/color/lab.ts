import { demandImage } from "../image/demand-image";
import type { Image } from "../image/image";
import { linearRgb } from "./linear-rgb";
import { WHITE, xyz, type Triple } from "./xyz";

/** Below δ³ the cube root is replaced by the straight line that touches it there. */
const delta = 6 / 29;

/** CIE XYZ under D65 (white's Y = 1) -> CIE 1976 L*a*b*: L* in 0..100, a* toward red, b* toward yellow. Source: ISO/CIE 11664-4. */
export function lab([x, y, z]: Triple): Triple {
  const [fx, fy, fz] = [compressed(x / WHITE[0]), compressed(y / WHITE[1]), compressed(z / WHITE[2])];
  return [116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)];
}

/** L*, a*, b* of every pixel of an sRGB picture, three numbers a pixel, row by row. Values outside 0..1 are clipped first. */
export function labOf(image: Image): Float64Array {
  demandImage(image, "labOf");
  const { data } = image;
  const out = new Float64Array(data.length);
  for (let i = 0; i < data.length; i += 3)
    out.set(lab(xyz([linear(data[i]!), linear(data[i + 1]!), linear(data[i + 2]!)])), i);
  return out;
}

/** L* of every pixel, row by row. */
export function lightnessOf(image: Image): Float64Array {
  return labOf(image).filter((_, i) => i % 3 === 0);
}

function linear(encoded: number): number {
  return linearRgb(Math.min(1, Math.max(0, encoded)));
}

function compressed(share: number): number {
  return share > delta ** 3 ? Math.cbrt(share) : share / (3 * delta ** 2) + 4 / 29;
}
