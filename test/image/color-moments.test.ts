import { expect } from "chai";
import { colorMoments } from "../../src/image/color-moments";

describe("colorMoments", () => {
  it("gives the mean color and the covariance over N, by hand", () => {
    // Red 0, 0, 0, 1: mean 1/4, variance (3/16 + 9/16) / 4 = 3/16. Green is twice red: mean 1/2, variance 3/4,
    // covariance 3/8. Blue is flat.
    const data = Float32Array.of(0, 0, 0.5, 0, 0, 0.5, 0, 0, 0.5, 1, 2, 0.5);
    const { mean, covariance } = colorMoments({ height: 1, width: 4, data });
    expect(mean).to.deep.equal([0.25, 0.5, 0.5]);
    expect(Array.from(covariance)).to.deep.equal([3 / 16, 3 / 8, 0, 3 / 8, 3 / 4, 0, 0, 0, 0]);
  });

  it("is defined for a single pixel", () => {
    const { mean, covariance } = colorMoments({ height: 1, width: 1, data: Float32Array.of(0.5, 0.25, 1) });
    expect(mean).to.deep.equal([0.5, 0.25, 1]);
    expect(Array.from(covariance)).to.deep.equal([0, 0, 0, 0, 0, 0, 0, 0, 0]);
  });
});
