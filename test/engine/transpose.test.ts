import { expect } from "chai";
import { transposeInto } from "../../src/engine/transpose";

describe("transposeInto", () => {
  it("turns a matrix from a place to a place", () => {
    const target = new Float32Array(8);
    transposeInto(target, 1, [9, 1, 2, 3, 4, 5, 6], 1, [2, 3]);
    expect([...target]).to.deep.equal([0, 1, 4, 2, 5, 3, 6, 0]);
  });

  it("turns matrices that are no whole number of blocks", () => {
    const [rows, columns] = [37, 70];
    const target = new Float32Array(rows * columns);
    const source = Array.from({ length: rows * columns }, (_, i) => i);
    transposeInto(target, 0, source, 0, [rows, columns]);
    for (const [row, column] of [
      [0, 0],
      [36, 69],
      [31, 32],
      [32, 31],
      [5, 64],
    ] as const)
      expect(target[column * rows + row]).to.equal(row * columns + column);
    expect(new Set(target).size).to.equal(rows * columns);
  });
});
