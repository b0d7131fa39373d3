import { determinant, inverseOf, times, type Matrix3, type Triple } from "./matrix3";

/** Chromaticities x, y of sRGB's primaries and of its white, D65. Source: IEC 61966-2-1. */
const primaries = [
  [0.64, 0.33],
  [0.3, 0.6],
  [0.15, 0.06],
] as const;
const d65 = [0.3127, 0.329] as const;

/** The white that a display at full drive shows: X, Y, Z with Y = 1. */
export const WHITE: Triple = lightOf(d65);

/**
 * Linear RGB -> X, Y, Z: a column a primary, each as bright as makes the three of them white. Not rounded to the four
 * digits that the standard prints, so that gray has exactly the white's chromaticity.
 */
const matrix = matrixOf();
const back = inverseOf(matrix);

/** Linear RGB in 0..1 -> CIE XYZ under D65, white's Y = 1. */
export function xyz(linear: Triple): Triple {
  return times(matrix, linear);
}

/** The way back, without clipping: a color that no display shows has values outside 0..1. */
export function linearOfXyz(light: Triple): Triple {
  return times(back, light);
}

function lightOf([x, y]: readonly [number, number]): Triple {
  return [x / y, 1, (1 - x - y) / y];
}

/** Cramer's rule: the brightness of a primary is the determinant with white in its place, over that of all three. */
function matrixOf(): Matrix3 {
  const [r, g, b] = primaries.map(lightOf) as [Triple, Triple, Triple];
  const whole = determinant([r, g, b]);
  const bright = [determinant([WHITE, g, b]), determinant([r, WHITE, b]), determinant([r, g, WHITE])] as const;
  const row = (i: 0 | 1 | 2): Triple => [
    (r[i] * bright[0]) / whole,
    (g[i] * bright[1]) / whole,
    (b[i] * bright[2]) / whole,
  ];
  return [row(0), row(1), row(2)];
}
