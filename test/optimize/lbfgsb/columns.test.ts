import { combineColumns, dotColumns, makeColumnStore, takeRows } from "../../../src/optimize/lbfgsb/columns";
import type { ColumnStore } from "../../../src/optimize/lbfgsb/columns";
import { expect } from "chai";
import { expectClose } from "../../support/close";

/** Columns with entries that tell row and column, of size about 1. */
function filled(length: number, count: number): ColumnStore {
  const store = makeColumnStore(length, count);
  store.columns.forEach((column, j) => column.forEach((_, i) => (column[i] = Math.sin(1.3 * i + 0.7 * j))));
  return store;
}

describe("optimize/lbfgsb/columns", () => {
  // Lengths: one row, an odd one, exactly a block of 2048, and an odd number of rows beyond it; counts: not only fours.
  for (const length of [1, 7, 2048, 4099]) {
    for (const count of [1, 4, 6, 7]) {
      it(`multiplies and combines like plain loops: ${length} rows, ${count} columns`, () => {
        const store = filled(length, count);
        const { columns } = store;
        const u = Float64Array.from({ length }, (_, i) => Math.cos(i) + 0.5);
        const v = columns[count - 1]!;
        const [ofU, ofV] = [new Float64Array(count).fill(9), new Float64Array(count).fill(9)];
        store.u.fill(NaN); // what was left there before
        store.v.fill(NaN);
        dotColumns(store, columns, u, v, ofU, ofV);
        const dot = (a: ArrayLike<number>, b: ArrayLike<number>): number =>
          Array.from(a).reduce((sum, entry, i) => sum + entry * b[i]!, 0);
        expectClose(ofU, columns.map((column) => dot(column, u)), 1e-12); // prettier-ignore
        expectClose(ofV, columns.map((column) => dot(column, v)), 1e-12); // prettier-ignore

        const weights = Float64Array.from({ length: count }, (_, j) => j - 1.5);
        const x = u.map((entry) => entry ** 2);
        const z = new Float64Array(length).fill(9);
        combineColumns(store, columns, weights, x, 0.25, u, z);
        const expected = Array.from(x, (entry, i) =>
          columns.reduce((sum, column, j) => sum + weights[j]! * column[i]!, entry - 0.25 * u[i]!),
        );
        expectClose(z, expected, 1e-12);
      });
    }
  }

  it("works on some columns of a store, in any order", () => {
    const store = filled(5, 6);
    const chosen = [store.columns[4]!, store.columns[1]!, store.columns[2]!];
    const ofU = new Float64Array(3);
    dotColumns(store, chosen, Float64Array.of(0, 0, 0, 1, 0), chosen[0]!, ofU, new Float64Array(3));
    expectClose(ofU, [3.9 + 2.8, 3.9 + 0.7, 3.9 + 1.4].map(Math.sin));
  });

  it("copies rows", () => {
    const { columns } = filled(5, 3);
    const taken = takeRows(columns, Int32Array.of(4, 1));
    expect([...taken]).to.deep.equal([4, 1].flatMap((row) => columns.map((column) => column[row]!)));
  });
});
