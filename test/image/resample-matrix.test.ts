import { expect } from "chai";
import { kernels, type KernelName } from "../../src/image/kernel";
import { resampleMatrix } from "../../src/image/resample-matrix";

describe("resampleMatrix", () => {
  it("halves with a triangle of twice the width, cut off and renormalized at the edges", () => {
    // New sample 0 lies at 1.0 between old samples 0 (center 0.5) and 1 (1.5); the triangle reaches 2 either way:
    // 1 − 0.5 / 2 = 3/4, again 3/4, then 1 − 1.5 / 2 = 1/4; nothing lies left of the edge. Over 7/4: 3/7, 3/7, 1/7.
    const { from, to, rows } = resampleMatrix(4, 2, "linear");
    expect([from, to, rows.length, rows[0]!.start, rows[1]!.start]).to.deep.equal([4, 2, 2, 0, 1]);
    [3 / 7, 3 / 7, 1 / 7].forEach((weight, j) => expect(rows[0]!.weights[j]).to.be.closeTo(weight, 1e-15));
    [1 / 7, 3 / 7, 3 / 7].forEach((weight, j) => expect(rows[1]!.weights[j]).to.be.closeTo(weight, 1e-15));
  });

  it("doubles with Keys's cubic, a = −0.5", () => {
    // New sample 2 of 8 lies at 1.25, a quarter left of old sample 1. Cubic at distances 1.25, 0.25, 0.75, 1.75:
    // −0.0703125, 0.8671875, 0.2265625, −0.0234375 (from 3/4 to the left); they sum to 1.
    const { start, weights } = resampleMatrix(4, 8, "cubic").rows[3]!;
    expect(start).to.equal(0);
    [-0.0703125, 0.8671875, 0.2265625, -0.0234375].forEach((weight, j) =>
      expect(weights[j]).to.be.closeTo(weight, 1e-15),
    );
  });

  it("has rows that sum to 1 and lie inside, for every kernel and any sizes", () => {
    for (const kernel of Object.keys(kernels) as KernelName[]) {
      for (const [from, to] of [
        [1, 5],
        [5, 1],
        [7, 3],
        [3, 7],
        [64, 9],
      ] as const) {
        for (const { start, weights } of resampleMatrix(from, to, kernel).rows) {
          expect(start).to.be.at.least(0);
          expect(start + weights.length).to.be.at.most(from);
          expect(weights.reduce((sum, weight) => sum + weight, 0)).to.be.closeTo(1, 1e-12);
        }
      }
    }
  });

  it("refuses sizes that are no whole numbers ≥ 1", () => {
    expect(() => resampleMatrix(0, 3, "area")).to.throw("from to be a whole number ≥ 1, got 0");
    expect(() => resampleMatrix(3, NaN, "area")).to.throw("to to be a whole number ≥ 1, got NaN");
  });
});
