import { expect } from "chai";
import { cholesky } from "../../src/core/cholesky";

describe("cholesky", () => {
  it("factors a matrix, by hand", () => {
    // [2; 6 1; −8 5 3] times its transpose.
    const matrix = Float64Array.of(4, 12, -16, 12, 37, -43, -16, -43, 98);
    expect(Array.from(cholesky(matrix, 3))).to.deep.equal([2, 0, 0, 6, 1, 0, -8, 5, 3]);
  });

  it("gives zeros for a direction without variance", () => {
    expect(Array.from(cholesky(new Float64Array(9), 3))).to.deep.equal([0, 0, 0, 0, 0, 0, 0, 0, 0]);
    // Gray: all three channels the same. One column carries everything.
    expect(Array.from(cholesky(new Float64Array(9).fill(4), 3))).to.deep.equal([2, 0, 0, 2, 0, 0, 2, 0, 0]);
    // The first channel flat, the others not.
    expect(Array.from(cholesky(Float64Array.of(0, 0, 0, 0, 9, 6, 0, 6, 5), 3))).to.deep.equal([
      0, 0, 0, 0, 3, 0, 0, 2, 1,
    ]);
  });

  it("takes a pivot that rounding left a hair off zero for zero", () => {
    for (const hair of [1e-15, -1e-15]) {
      expect(Array.from(cholesky(Float64Array.of(0.25, 0.25, 0.25, 0.25 + hair), 2))).to.deep.equal([0.5, 0, 0.5, 0]);
    }
  });

  it("refuses what is no covariance", () => {
    expect(() => cholesky(Float64Array.of(1, 2, 2, 1), 2)).to.throw(
      "cholesky: expected a positive semidefinite matrix",
    );
    expect(() => cholesky(Float64Array.of(NaN, 0, 0, 1), 2)).to.throw("pivot NaN");
    expect(() => cholesky(new Float64Array(4), 3)).to.throw("3 × 3 numbers, got 4");
  });
});
