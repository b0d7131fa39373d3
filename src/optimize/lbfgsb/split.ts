import { entering, leaving } from "./active-set";
import type { ActiveSet } from "./active-set";
import { takeRows } from "./columns";
import { columnsOf } from "./pairs";
import type { Pairs } from "./pairs";

/**
 * Inner products of the pairs over the rows of held variables (𝒜) or of moving ones (ℱ), oldest pair first;
 * matrices row-major, `memory` numbers a row. They follow the active set by the rows that enter or leave it.
 */
export interface Split {
  readonly memory: number;
  /** Lower triangle of S_𝒜ᵀS_𝒜. */
  readonly ss: Float64Array;
  /** L_𝒜 − R_ℱ: below the diagonal S_𝒜ᵀY_𝒜, on and above it −S_ℱᵀY_ℱ. */
  readonly sy: Float64Array;
  /** Lower triangle of Y_ℱᵀY_ℱ. */
  readonly yy: Float64Array;
  /** [Y_ℱ S_ℱ]ᵀg_ℱ for the gradient g at the current x, 2·(number of pairs) numbers. */
  ofGradient: Float64Array;
}

export function makeSplit(memory: number): Split {
  const matrix = (): Float64Array => new Float64Array(memory * memory);
  return { memory, ss: matrix(), sy: matrix(), yy: matrix(), ofGradient: new Float64Array() };
}

export function copySplit({ memory, ss, sy, yy, ofGradient }: Split): Split {
  return { memory, ss: ss.slice(), sy: sy.slice(), yy: yy.slice(), ofGradient: ofGradient.slice() };
}

/** Brings `ofGradient` up to date with the rows held now. */
export function moveGradientRows(split: Split, pairs: Pairs, active: ActiveSet, g: Float64Array): void {
  subtractRows(split, pairs, entering(active), g, 1);
  subtractRows(split, pairs, leaving(active), g, -1);
}

function subtractRows({ ofGradient }: Split, pairs: Pairs, rows: Int32Array, g: Float64Array, sign: 1 | -1): void {
  columnsOf(pairs).forEach((column, j) => {
    let sum = 0;
    for (const row of rows) sum += column[row]! * g[row]!;
    ofGradient[j]! -= sign * sum;
  });
}

/** Brings the matrices up to date with the rows held now. */
export function moveRows(split: Split, pairs: Pairs, active: ActiveSet): void {
  addRows(split, pairs, entering(active), 1);
  addRows(split, pairs, leaving(active), -1);
}

/** Rows copied together. */
const block = 256;

/** Moves rows from ℱ to 𝒜 (sign 1) or back (−1). */
function addRows({ memory, ss, sy, yy }: Split, pairs: Pairs, rows: Int32Array, sign: 1 | -1): void {
  const columns = columnsOf(pairs);
  const count = pairs.s.length;
  for (let from = 0; from < rows.length; from += block) {
    const taken = takeRows(columns, rows.subarray(from, from + block));
    for (let y = 0; y < taken.length; y += 2 * count) {
      const s = y + count;
      for (let i = 0; i < count; i++) {
        const si = sign * taken[s + i]!;
        const yi = sign * taken[y + i]!;
        for (let j = 0; j <= i; j++) {
          ss[i * memory + j]! += si * taken[s + j]!;
          yy[i * memory + j]! -= yi * taken[y + j]!;
        }
        for (let j = 0; j < count; j++) sy[i * memory + j]! += si * taken[y + j]!;
      }
    }
  }
}
