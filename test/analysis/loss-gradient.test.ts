import { expect } from "chai";
import type { BoundLoss } from "../../src/analysis/bound-loss";
import { gradientError } from "../../src/analysis/loss-gradient";
import { mapOf } from "../../src/analysis/loss-maps";

const at = mapOf([1, 2, 3, 2], 1);
const square = (data: Float32Array) => data.reduce((sum, x) => sum + x * x, 0);

/** Σ x² + offset, with a gradient that something is done to. */
function parabola(change: (slope: number, i: number) => number, offset = 0): BoundLoss {
  const value = ({ data }: typeof at) => Math.fround(square(data) + offset);
  return {
    value,
    gradient: (map) => ({ value: value(map), slopes: map.data.map((x, i) => change(2 * x, i)) }),
  };
}
const errorOf = (loss: BoundLoss) => {
  const found = gradientError(loss, at);
  if (typeof found === "string") throw new Error(found);
  return found.error;
};

describe("analysis/gradientError", () => {
  it("is rounding for a right gradient", () => expect(errorOf(parabola((slope) => slope))).to.be.below(1e-4));

  it("is the share that is lacking, whichever way it lies", () => {
    expect(errorOf(parabola((slope) => 0.99 * slope))).to.be.closeTo(0.01, 1e-3);
    expect(errorOf(parabola(() => 0))).to.be.closeTo(1, 1e-3);
    expect(errorOf(parabola((slope) => -slope))).to.be.closeTo(2, 1e-3);
    // One entry of 12, 2% off.
    expect(errorOf(parabola((slope, i) => (i === 3 ? 1.02 * slope : slope)))).to.be.above(1e-3);
  });

  it("tells a part that lies across the stated gradient", () => {
    // A turned gradient: of the right length, but for a hundredth that lies across.
    const turned = (slope: number, i: number) => slope + (i % 2 === 0 ? 0.02 : -0.02) * 2 * at.data[i ^ 1]!;
    expect(errorOf(parabola(turned))).to.be.above(2e-3);
  });

  it("tells NaN as no agreement", () => {
    expect(errorOf(parabola((slope, i) => (i === 0 ? NaN : slope)))).to.equal(Infinity);
  });

  it("tells a flat loss from one whose value drowns its slope", () => {
    const flat: BoundLoss = { value: () => 3, gradient: () => ({ value: 3, slopes: new Float32Array(12) }) };
    expect(gradientError(flat, at)).to.equal("flat");
    expect(
      gradientError(
        parabola((slope) => slope, 1e9),
        at,
      ),
    ).to.equal("drowned");
    expect(
      gradientError(
        parabola((slope) => slope / 2, 1e9),
        at,
      ),
    ).to.equal("drowned");
  });
});
