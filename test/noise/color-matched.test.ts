import { expect } from "chai";
import { random } from "../../src/core/random";
import { colorMoments } from "../../src/image/color-moments";
import type { Image } from "../../src/image/image";
import { colorMatched } from "../../src/noise/color-matched";

/** Channels that go together in a known way: red = 0.5 + a, green = 0.4 + a + b, blue = 0.5 − a / 2 + c; deviation 0.05. */
function exemplar(): Image {
  const stream = random(5, "test");
  const data = new Float32Array(40 * 50 * 3);
  for (let i = 0; i < data.length; i += 3) {
    const [a, b, c] = [0.05 * stream.normal(), 0.05 * stream.normal(), 0.05 * stream.normal()];
    data.set([0.5 + a, 0.4 + a + b, 0.5 - a / 2 + c], i);
  }
  return { height: 40, width: 50, data };
}

describe("colorMatched", () => {
  it("has the exemplar's mean color and covariance", () => {
    const wanted = colorMoments(exemplar());
    const got = colorMoments(
      colorMatched({ height: 200, width: 300, exemplar: exemplar(), random: random(1, "test") }),
    );
    // 60,000 pixels; the largest variance is 0.005: standard errors below 2.9e-4 (mean) and 2.9e-5 (covariance); four of each.
    wanted.mean.forEach((value, c) => expect(got.mean[c]).to.be.closeTo(value, 12e-4));
    wanted.covariance.forEach((value, i) => expect(got.covariance[i]).to.be.closeTo(value, 12e-5));
    expect(wanted.covariance[2]).to.be.below(-10e-4); // what would be missed without the third channel's part
  });

  it("is the exemplar's color where the exemplar is flat", () => {
    const flat = { height: 3, width: 2, data: new Float32Array(18).map((_, i) => [0.25, 0.5, 1][i % 3]!) };
    const { data } = colorMatched({ height: 2, width: 2, exemplar: flat, random: random(1, "test") });
    expect(Array.from(data)).to.deep.equal([0.25, 0.5, 1, 0.25, 0.5, 1, 0.25, 0.5, 1, 0.25, 0.5, 1]);
  });

  it("is gray where the exemplar is gray", () => {
    const ramp = { height: 1, width: 64, data: Float32Array.from({ length: 192 }, (_, i) => Math.floor(i / 3) / 63) };
    const { data } = colorMatched({ height: 20, width: 30, exemplar: ramp, random: random(1, "test") });
    for (let i = 0; i < data.length; i += 3) {
      expect(data[i + 1]).to.be.closeTo(data[i]!, 1e-6);
      expect(data[i + 2]).to.be.closeTo(data[i]!, 1e-6);
    }
  });

  it("stays in 0..1 where the exemplar is black and white", () => {
    const checks = { height: 1, width: 2, data: Float32Array.of(0, 0, 0, 1, 1, 1) };
    const { data } = colorMatched({ height: 20, width: 30, exemplar: checks, random: random(1, "test") });
    expect(Math.min(...data)).to.equal(0);
    expect(Math.max(...data)).to.equal(1);
  });
});
