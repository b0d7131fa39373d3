import { expect } from "chai";
import { windowSums } from "../../src/metrics/window-sums";

describe("windowSums", () => {
  it("adds a square around the edges, by hand", () => {
    // 1 2 3 / 10 20 30: 1+2+10+20, 2+3+20+30, 3+1+30+10; the next row the same, around the edge.
    const sums = windowSums(Float64Array.of(1, 2, 3, 10, 20, 30), 2, 3, 2);
    expect(Array.from(sums)).to.deep.equal([33, 55, 44, 33, 55, 44]);
    expect(Array.from(windowSums(Float64Array.of(1, 2, 3, 4, 5, 6), 3, 2, 2))).to.deep.equal([10, 10, 18, 18, 14, 14]);
  });
});
