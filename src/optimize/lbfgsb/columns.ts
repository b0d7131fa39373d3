import { makeKernels, makeMemory } from "./kernels";
import type { Kernels } from "./kernels";

/**
 * One long vector of the limited memory: a step s or a change of gradient y, length n.
 *
 * Single precision halves the memory and its traffic. The pairs only shape the way; what is summed over them is summed
 * in double precision, and from the rounded pairs, so the model stays consistent. On the problems of up to 1,000
 * variables in test/optimize/problems.ts it took at most 2 % more evaluations than pairs in double precision.
 */
export type Column = Float32Array;

/** Room for columns, in one memory that the kernels reach, and the loops over them. */
export interface ColumnStore {
  /** All columns of the store, zero at the start. Each is a view of the one memory. */
  readonly columns: readonly Column[];
  readonly kernels: Kernels;
  /** Room for `block` entries each of u or z, and of v; for partial sums; for weights. */
  readonly u: Float64Array;
  readonly v: Float64Array;
  readonly sums: Float64Array;
  readonly weights: Float64Array;
}

/** Rows handled at a time: that stretch of the vectors stays in the first-level cache while all columns pass by. */
const block = 2048;

/** WebAssembly's addresses reach 4 GiB. */
const reach = 2 ** 32 - 2 ** 20;

/** The most pairs (s, y) of vectors of that length that a store can hold. */
export function mostPairs(length: number): number {
  return Math.floor(reach / (2 * columnBytesOf(length)));
}

/** In fours of entries, so that every column begins at a multiple of 16 bytes. */
function columnBytesOf(length: number): number {
  return 16 * Math.ceil(length / 4);
}

/** A store of `count` columns of length `length`; memory is taken from the system only as columns are written. */
export function makeColumnStore(length: number, count: number): ColumnStore {
  const columnBytes = columnBytesOf(length);
  const [vAt, sumsAt, weightsAt, columnsAt] = [8 * block, 16 * block, 16 * block + 128, 16 * block + 256];
  const memory = makeMemory(columnsAt + count * columnBytes);
  const { buffer } = memory;
  return {
    columns: Array.from({ length: count }, (_, k) => new Float32Array(buffer, columnsAt + k * columnBytes, length)),
    kernels: makeKernels(memory),
    u: new Float64Array(buffer, 0, block),
    v: new Float64Array(buffer, vAt, block),
    sums: new Float64Array(buffer, sumsAt, 16),
    weights: new Float64Array(buffer, weightsAt, 4),
  };
}

/**
 * Wᵀu and Wᵀv in one pass over memory.
 * @param columns W, columns of the store, at least one   @param ofU, ofV receive one number per column
 */
export function dotColumns(
  store: ColumnStore,
  columns: readonly Column[],
  u: Float64Array,
  v: Column,
  ofU: Float64Array,
  ofV: Float64Array,
): void {
  const { sums, kernels } = store;
  ofU.fill(0);
  ofV.fill(0);
  for (let from = 0; from < u.length; from += block) {
    const rows = bring(u, from, store.u);
    bring(v, from, store.v);
    for (let j = 0; j < columns.length; j += 4) {
      const [a, b, c, d] = addresses(columns, j, from);
      kernels.dotFour(a, b, c, d, a + 4 * rows, store.u.byteOffset, store.v.byteOffset, sums.byteOffset);
      for (let k = 0; k < 4 && j + k < columns.length; k++) {
        ofU[j + k]! += sums[2 * k]! + sums[2 * k + 1]!;
        ofV[j + k]! += sums[8 + 2 * k]! + sums[9 + 2 * k]!;
      }
    }
  }
}

/** z = x − scale·g + W·weights, W being columns of the store. */
export function combineColumns(
  store: ColumnStore,
  columns: readonly Column[],
  weights: Float64Array,
  x: Float64Array,
  scale: number,
  g: Float64Array,
  z: Float64Array,
): void {
  const { kernels, u: sum } = store;
  for (let from = 0; from < z.length; from += block) {
    const to = Math.min(from + block, z.length);
    for (let i = from; i < to; i++) sum[i - from] = x[i]! - scale * g[i]!;
    for (let j = 0; j < columns.length; j += 4) {
      const [a, b, c, d] = addresses(columns, j, from);
      for (let k = 0; k < 4; k++) store.weights[k] = weights[j + k] ?? 0;
      kernels.addFour(a, b, c, d, a + 4 * even(to - from), sum.byteOffset, store.weights.byteOffset);
    }
    z.set(sum.subarray(0, to - from), from);
  }
}

const even = (rows: number): number => rows + (rows % 2);

/** Copies the block that begins at `from`, with a zero behind it where its length is odd. @returns the even length */
function bring(from: Float64Array | Float32Array, at: number, to: Float64Array): number {
  const rows = Math.min(block, from.length - at);
  to.set(from.subarray(at, at + rows));
  if (rows < block) to[rows] = 0;
  return even(rows);
}

/** Where columns j to j + 3 stand at row `from`, the last column standing in for those beyond it. */
function addresses(columns: readonly Column[], j: number, from: number): [number, number, number, number] {
  const last = columns.length - 1;
  const [b, c, d] = [Math.min(j + 1, last), Math.min(j + 2, last), Math.min(j + 3, last)];
  const row = 4 * from;
  return [
    columns[j]!.byteOffset + row,
    columns[b]!.byteOffset + row,
    columns[c]!.byteOffset + row,
    columns[d]!.byteOffset + row,
  ];
}

/**
 * Copies the listed rows of W.
 * @returns row-major, rows.length × columns.length
 */
export function takeRows(columns: readonly Column[], rows: Int32Array | readonly number[]): Float64Array {
  const width = columns.length;
  const taken = new Float64Array(rows.length * width);
  for (let j = 0; j < width; j++) {
    const column = columns[j]!;
    for (let k = 0; k < rows.length; k++) taken[k * width + j] = column[rows[k]!]!;
  }
  return taken;
}
