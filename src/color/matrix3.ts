/** Three coordinates of a color: red, green, blue; X, Y, Z; L*, a*, b*; … */
export type Triple = readonly [number, number, number];

/** Three rows. */
export type Matrix3 = readonly [Triple, Triple, Triple];

export function times([first, second, third]: Matrix3, vector: Triple): Triple {
  return [dot(first, vector), dot(second, vector), dot(third, vector)];
}

/** Of three rows, or of three columns: it is the same. */
export function determinant([a, b, c]: Matrix3): number {
  return dot(a, cross(b, c));
}

/** Of a matrix that has one. The columns of an inverse are the cross products of its rows, over the determinant. */
export function inverseOf([a, b, c]: Matrix3): Matrix3 {
  const whole = determinant([a, b, c]);
  const columns = [cross(b, c), cross(c, a), cross(a, b)] as const;
  const row = (i: 0 | 1 | 2): Triple => [columns[0][i] / whole, columns[1][i] / whole, columns[2][i] / whole];
  return [row(0), row(1), row(2)];
}

export function dot(a: Triple, b: Triple): number {
  return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
}

function cross(a: Triple, b: Triple): Triple {
  return [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]];
}
