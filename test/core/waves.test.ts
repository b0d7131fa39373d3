import { expect } from "chai";
import { setBackend, tensor3d, tidy } from "../../src/core/tensor";
import { across, countOf, down, frequenciesOf, waves } from "../../src/core/waves";
import { expectClose } from "../support/close";

describe("waves", () => {
  before(() => setBackend("cpu"));

  it("of a whole number of turns, times their factors", () =>
    tidy(() => {
      const factor = (row: number, column: number) => 1 + 10 * row + 100 * column;
      expectClose(waves("cosine", [3, 2], 4, factor).dataSync(), [1, 101, 11, 0, 21, -121], 1e-5);
      // Row 1 turns a quarter a step, row 2 half: sines 0 1, 0 0.
      expectClose(waves("sine", [3, 2], 4, factor).dataSync(), [0, 0, 0, 111, 0, 0], 1e-5);
    }));

  it("have sines that are zero exactly at every half turn", () => {
    const values = tidy(() => waves("sine", [4, 13], 6, () => 1).dataSync());
    for (let position = 0; position < 13; position++) expect(values[3 * 13 + position]).to.equal(0);
    for (const position of [0, 3, 6, 9, 12]) expect(values[13 + position]).to.equal(0);
  });

  it("stand for a signal's frequencies, each once or with its mirror image", () => {
    expect([4, 5, 1].map(frequenciesOf)).to.deep.equal([3, 3, 1]);
    expect([0, 1, 2].map((k) => countOf(k, 4))).to.deep.equal([1, 2, 1]);
    expect([0, 1, 2].map((k) => countOf(k, 5))).to.deep.equal([1, 2, 2]);
  });

  it("multiply columns and rows of each channel", () =>
    tidy(() => {
      const planes = tensor3d([1, 2, 3, 4, 5, 6, 10, 20, 30, 40, 50, 60], [2, 2, 3]);
      const sums = down(tensor3d([1, 1, 2, -1, 0, 3], [1, 3, 2]), planes);
      expect(sums.shape).to.deep.equal([2, 3, 3]);
      expectClose(sums.dataSync(), [5, 7, 9, -2, -1, 0, 12, 15, 18, 50, 70, 90, -20, -10, 0, 120, 150, 180]);
      const turned = across(tensor3d([1, 0, 2, 0, 1, -1], [1, 2, 3]), planes);
      expect(turned.shape).to.deep.equal([2, 2, 2]);
      expectClose(turned.dataSync(), [7, -1, 16, -1, 70, -10, 160, -10]);
    }));
});
