import { expect } from "chai";
import { random } from "../../src/core/random";
import { whiteGaussian } from "../../src/noise/white-gaussian";
import { moments } from "./moments";

const size = { height: 150, width: 200 };

describe("whiteGaussian", () => {
  it("has the mean and the deviation asked for, in each channel", () => {
    const { data } = whiteGaussian({ ...size, random: random(1, "test"), sigma: 10, mean: [0.3, 0.5, 0.6] });
    [0.3, 0.5, 0.6].forEach((wanted, c) => {
      const { mean, deviation } = moments(data.filter((_, i) => i % 3 === c));
      // 30,000 values: the standard errors are 10 / 255 / √30000 = 2.3e-4 and that over √2; four of each.
      expect(mean).to.be.closeTo(wanted, 9e-4);
      expect(deviation).to.be.closeTo(10 / 255, 6.5e-4);
    });
  });

  it("is clipped to 0..1: with the default deviation of 51 levels, 1.24 % of it", () => {
    const { data } = whiteGaussian({ ...size, random: random(2, "test") });
    const clipped = data.filter((value) => value === 0 || value === 1).length / data.length;
    // Beyond 0.5 / 0.2 = 2.5 deviations lie 2 · 0.00621 of a normal's values; 90,000 values: standard error 3.7e-4.
    expect(clipped).to.be.closeTo(0.01242, 15e-4);
    expect(Math.min(...data)).to.equal(0);
    expect(Math.max(...data)).to.equal(1);
  });

  it("takes the stream's normals row by row, red first", () => {
    const stream = random(3, "test");
    const wanted = Array.from({ length: 18 }, () => Math.fround(0.5 + (20 / 255) * stream.normal()));
    const { data } = whiteGaussian({ height: 2, width: 3, random: random(3, "test"), sigma: 20 });
    expect(Array.from(data)).to.deep.equal(wanted);
  });

  it("is the mean color alone without deviation", () => {
    const { data } = whiteGaussian({ height: 1, width: 2, random: random(1, "test"), sigma: 0, mean: [0.25, 0.5, 1] });
    expect(Array.from(data)).to.deep.equal([0.25, 0.5, 1, 0.25, 0.5, 1]);
  });

  it("refuses a negative deviation, or a mean outside 0..1", () => {
    const options = { height: 1, width: 1, random: random(1, "test") };
    expect(() => whiteGaussian({ ...options, sigma: -1 })).to.throw(
      "whiteGaussian: expected sigma ≥ 0, in levels of 0..255, got -1",
    );
    expect(() => whiteGaussian({ ...options, sigma: NaN })).to.throw("sigma");
    expect(() => whiteGaussian({ ...options, mean: [123, 117, 104] })).to.throw("a mean color in 0..1");
  });
});
