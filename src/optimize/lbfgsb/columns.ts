/**
 * One long vector of the limited memory: a step s or a change of gradient y, length n.
 *
 * Single precision halves the memory and its traffic. The pairs only shape the way; what is summed over them is summed
 * in double precision, and from the rounded pairs, so the model stays consistent. On the problems of
 * test/optimize/problems.ts it takes at most 2 % more evaluations than pairs in double precision.
 */
export type Column = Float32Array;

/** Rows handled at a time: that stretch of the vectors stays in the first-level cache while all columns pass by. */
const block = 1024;

/**
 * Wᵀu and Wᵀv in one pass over memory, four columns at a time: six loads serve eight products.
 * @param columns W   @param ofU, ofV receive one number per column
 */
export function dotColumns(
  columns: readonly Column[],
  u: Float64Array,
  v: Column,
  ofU: Float64Array,
  ofV: Float64Array,
): void {
  ofU.fill(0);
  ofV.fill(0);
  const sums = new Float64Array(8);
  for (let from = 0; from < u.length; from += block) {
    const to = Math.min(from + block, u.length);
    for (let j = 0; j < columns.length; j += 4) {
      const [a, b, c, d] = fourFrom(columns, j);
      dotFour(a, b, c, d, u, v, from, to, sums);
      for (let k = 0; k < 4 && j + k < columns.length; k++) {
        ofU[j + k]! += sums[k]!;
        ofV[j + k]! += sums[k + 4]!;
      }
    }
  }
}

/** z = x − scale·g + W·weights. */
export function combineColumns(
  columns: readonly Column[],
  weights: Float64Array,
  x: Float64Array,
  scale: number,
  g: Float64Array,
  z: Float64Array,
): void {
  const four = new Float64Array(4);
  for (let from = 0; from < z.length; from += block) {
    const to = Math.min(from + block, z.length);
    for (let i = from; i < to; i++) z[i] = x[i]! - scale * g[i]!;
    for (let j = 0; j < columns.length; j += 4) {
      const [a, b, c, d] = fourFrom(columns, j);
      for (let k = 0; k < 4; k++) four[k] = weights[j + k] ?? 0;
      addFour(a, b, c, d, four, z, from, to);
    }
  }
}

/** Columns j to j + 3, the last one standing in for those beyond it. */
function fourFrom(columns: readonly Column[], j: number): [Column, Column, Column, Column] {
  const last = columns.length - 1;
  const [b, c, d] = [Math.min(j + 1, last), Math.min(j + 2, last), Math.min(j + 3, last)];
  return [columns[j]!, columns[b]!, columns[c]!, columns[d]!];
}

function dotFour(
  a: Column,
  b: Column,
  c: Column,
  d: Column,
  u: Float64Array,
  v: Column,
  from: number,
  to: number,
  sums: Float64Array,
): void {
  let [au, bu, cu, du, av, bv, cv, dv] = [0, 0, 0, 0, 0, 0, 0, 0];
  for (let i = from; i < to; i++) {
    const ui = u[i]!;
    const vi = v[i]!;
    const ai = a[i]!;
    const bi = b[i]!;
    const ci = c[i]!;
    const di = d[i]!;
    au += ai * ui;
    bu += bi * ui;
    cu += ci * ui;
    du += di * ui;
    av += ai * vi;
    bv += bi * vi;
    cv += ci * vi;
    dv += di * vi;
  }
  sums.set([au, bu, cu, du, av, bv, cv, dv]);
}

function addFour(
  a: Column,
  b: Column,
  c: Column,
  d: Column,
  weights: Float64Array,
  z: Float64Array,
  from: number,
  to: number,
): void {
  const [wa, wb, wc, wd] = weights as unknown as [number, number, number, number];
  for (let i = from; i < to; i++) z[i]! += wa * a[i]! + wb * b[i]! + (wc * c[i]! + wd * d[i]!);
}

/**
 * Copies the listed rows of W.
 * @returns row-major, rows.length × columns.length
 */
export function takeRows(columns: readonly Column[], rows: Int32Array): Float64Array {
  const width = columns.length;
  const taken = new Float64Array(rows.length * width);
  for (let j = 0; j < width; j++) {
    const column = columns[j]!;
    for (let k = 0; k < rows.length; k++) taken[k * width + j] = column[rows[k]!]!;
  }
  return taken;
}
