import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { Matrix } from "ml-matrix";
import { ridge } from "../../src/analysis/ridge";
import { UsageError } from "../../src/core/demand";
import { expectNear } from "../support/close";

interface Golden {
  readonly features: number[][];
  readonly targets: number[][];
  readonly training: number[];
  readonly tested: number[];
  readonly penalties: number[];
  readonly told: number[][][];
}
const golden = JSON.parse(readFileSync(join(__dirname, "../golden/ridge.json"), "utf8")) as Golden;
const { training, tested, penalties } = golden;
const features = new Matrix(golden.features);
const task = { products: features.mmul(features.transpose()), targets: new Matrix(golden.targets), training, tested };

describe("analysis/ridge", () => {
  it("is numpy's solution in the primal form, with an intercept", () => {
    const told = ridge(task, penalties);
    penalties.forEach((penalty, i) =>
      expectNear(told[i]!.to1DArray(), golden.told[i]!.flat(), 1e-9, `penalty ${penalty}`),
    );
  });

  it("does not mind where the features' origin lies, nor their size", () => {
    const moved = features.clone().mul(7).add(3);
    const told = ridge({ ...task, products: moved.mmul(moved.transpose()) }, [0.1]);
    expectNear(told[0]!.to1DArray(), golden.told[1]!.flat(), 1e-9);
  });

  it("tells a line by hand: through (0, 1), (2, 5) with penalty 1 it rises two thirds as much", () => {
    // Centered features ±1, targets ±2; trace/n = 1, so the slope is 2·2/(2 + 1) = 4/3; at 3 it tells 3 + 2·4/3.
    const x = Matrix.columnVector([0, 2, 3]);
    const line = { products: x.mmul(x.transpose()), targets: Matrix.columnVector([1, 5, 0]), training: [0, 1], tested: [2] }; // prettier-ignore
    expect(ridge(line, [1])[0]!.get(0, 0)).to.be.closeTo(3 + 8 / 3, 1e-12);
  });

  it("tells the mean where features say nothing", () => {
    const flat = {
      products: Matrix.ones(3, 3),
      targets: Matrix.columnVector([1, 3, 9]),
      training: [0, 1],
      tested: [2],
    };
    expect(ridge(flat, [1])[0]!.get(0, 0)).to.equal(2);
  });

  it("refuses penalties that are none, and nothing to learn from", () => {
    expect(() => ridge(task, [0])).to.throw(UsageError, "ridge: expected penalties above 0, got 0");
    expect(() => ridge({ ...task, training: [] }, [1])).to.throw(UsageError, "at least one training sample");
  });
});
