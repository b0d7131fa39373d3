import { makeColumnStore } from "./columns";
import type { Column, ColumnStore } from "./columns";

/**
 * The limited memory: the last pairs s = x_{k+1} − x_k and y = g_{k+1} − g_k, oldest first, and their inner products.
 *
 * | Byrd, Lu, Nocedal & Zhu 1995 | here |
 * | --- | --- |
 * | m | memory |
 * | S_k, Y_k | s, y (lists of columns) |
 * | θ | theta: yᵀy / sᵀy of the newest pair, 1 without pairs |
 * | W = [Y θS] | columnsOf, [Y S]: the middle matrix takes up the θ |
 * | SᵀS | ss |
 * | L, D: strictly lower triangle and diagonal of SᵀY | sy, whose upper triangle is not kept |
 */
export interface Pairs {
  readonly memory: number;
  readonly s: Column[];
  readonly y: Column[];
  theta: number;
  /** Row-major, `memory` numbers a row. */
  readonly ss: Float64Array;
  readonly sy: Float64Array;
  readonly store: ColumnStore;
  /** Columns of the store that are out of use. */
  readonly spare: Column[];
}

export function makePairs(memory: number, length: number): Pairs {
  const matrix = (): Float64Array => new Float64Array(memory * memory);
  const store = makeColumnStore(length, 2 * memory);
  return { memory, s: [], y: [], theta: 1, ss: matrix(), sy: matrix(), store, spare: [...store.columns] };
}

/** The columns of [Y S]. */
export function columnsOf({ s, y }: Pairs): readonly Column[] {
  return [...y, ...s];
}

/** Forgets the oldest pair where memory is full. @returns whether it did */
export function makeRoom(pairs: Pairs): boolean {
  if (pairs.s.length < pairs.memory) return false;
  pairs.spare.push(pairs.s.shift()!, pairs.y.shift()!);
  dropOldest(pairs.ss, pairs.memory);
  dropOldest(pairs.sy, pairs.memory);
  return true;
}

/** Moves the entries of a matrix one pair up, over those of the oldest pair. */
export function dropOldest(matrix: Float64Array, memory: number): void {
  matrix.copyWithin(0, memory + 1);
}

/** Adds two columns, still to be filled in. */
export function addPair({ s, y, spare }: Pairs): { s: Column; y: Column } {
  const newest = { s: spare.pop()!, y: spare.pop()! };
  s.push(newest.s);
  y.push(newest.y);
  return newest;
}

/** Takes the newest pair away again. */
export function dropNewest({ s, y, spare }: Pairs): void {
  spare.push(s.pop()!, y.pop()!);
}
