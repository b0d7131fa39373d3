/**
 * The variables held at a bound while the others move (𝒜 and ℱ in the paper), now and in the iteration before:
 * what is summed over rows of either set follows by the rows that enter or leave.
 */
export interface ActiveSet {
  rows: Int32Array;
  count: number;
  rowsBefore: Int32Array;
  countBefore: number;
  /** Per variable: 1 where held now, plus 2 where held before. */
  readonly member: Uint8Array;
}

const now = 1;
const before = 2;

export function makeActiveSet(length: number): ActiveSet {
  const rows = (): Int32Array => new Int32Array(length);
  return { rows: rows(), count: 0, rowsBefore: rows(), countBefore: 0, member: new Uint8Array(length) };
}

/** Starts a new, empty set; the present one becomes the one before. */
export function renew(active: ActiveSet): void {
  const { member, rows, rowsBefore } = active;
  for (let k = 0; k < active.countBefore; k++) member[rowsBefore[k]!]! &= now;
  for (let k = 0; k < active.count; k++) member[rows[k]!] = before;
  active.rows = rowsBefore;
  active.rowsBefore = rows;
  active.countBefore = active.count;
  active.count = 0;
}

/** Adds a row that is not yet held. */
export function hold(active: ActiveSet, row: number): void {
  active.rows[active.count++] = row;
  active.member[row]! |= now;
}

export function isHeld({ member }: ActiveSet, row: number): boolean {
  return (member[row]! & now) !== 0;
}

export function heldRows({ rows, count }: ActiveSet): Int32Array {
  return rows.subarray(0, count);
}

/** Rows held now and not before. */
export function entering({ rows, count, member }: ActiveSet): Int32Array {
  return select(rows, count, member, now);
}

/** Rows held before and not now. */
export function leaving({ rowsBefore, countBefore, member }: ActiveSet): Int32Array {
  return select(rowsBefore, countBefore, member, before);
}

function select(rows: Int32Array, count: number, member: Uint8Array, kind: number): Int32Array {
  const chosen: number[] = [];
  for (let k = 0; k < count; k++) if (member[rows[k]!] === kind) chosen.push(rows[k]!);
  return Int32Array.from(chosen);
}
