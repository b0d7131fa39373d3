/** Three coordinates of a color: red, green, blue; X, Y, Z; or L*, a*, b*. */
export type Triple = readonly [number, number, number];

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

/** Linear RGB in 0..1 -> CIE XYZ under D65, white's Y = 1. */
export function xyz([red, green, blue]: Triple): Triple {
  const row = (i: number) => matrix[i]![0] * red + matrix[i]![1] * green + matrix[i]![2] * blue;
  return [row(0), row(1), row(2)];
}

function lightOf([x, y]: readonly [number, number]): Triple {
  return [x / y, 1, (1 - x - y) / y];
}

/** Cramer's rule: the brightness of a primary is the determinant with white in its place, over that of all three. */
function matrixOf(): readonly Triple[] {
  const columns = primaries.map(lightOf) as [Triple, Triple, Triple];
  const whole = determinant(columns);
  const scales = columns.map((_, i) => determinant(columns.map((own, j) => (i === j ? WHITE : own))) / whole);
  return [0, 1, 2].map((i) => [0, 1, 2].map((j) => columns[j]![i]! * scales[j]!) as unknown as Triple);
}

function determinant(columns: readonly Triple[]): number {
  const [a, b, c] = columns as [Triple, Triple, Triple];
  return a[0] * (b[1] * c[2] - b[2] * c[1]) - b[0] * (a[1] * c[2] - a[2] * c[1]) + c[0] * (a[1] * b[2] - a[2] * b[1]);
}
