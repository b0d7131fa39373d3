import { expect } from "chai";
import { random } from "../../src/core/random";
import { uniform } from "../../src/noise/uniform";
import { moments } from "./moments";

const size = { height: 100, width: 300 };

describe("uniform", () => {
  it("fills 0..255 evenly by default", () => {
    const { data } = uniform({ ...size, random: random(1, "test") });
    const { mean, deviation } = moments(data);
    // Mean 1/2; deviation 1/√12 = 0.28868; 90,000 values: four standard errors are 3.9e-3 and 1.8e-3.
    expect(mean).to.be.closeTo(0.5, 39e-4);
    expect(deviation).to.be.closeTo(Math.sqrt(1 / 12), 18e-4);
    for (let tenth = 0; tenth < 10; tenth++) {
      const share = data.filter((value) => Math.floor(10 * value) === tenth).length / data.length;
      expect(share).to.be.closeTo(0.1, 4e-3); // four times √(0.09 / 90000)
    }
  });

  it("keeps to the range asked for", () => {
    const { data } = uniform({ ...size, random: random(1, "test"), half: 25.5, mean: [0.3, 0.3, 0.3] });
    expect(Math.min(...data)).to.be.within(0.2 - 1e-7, 0.2001);
    expect(Math.max(...data)).to.be.within(0.3999, 0.4);
  });

  it("lies around a color of its own in each channel, clipped to 0..1", () => {
    const { data } = uniform({ ...size, random: random(1, "test"), half: 2.55, mean: [0, 0.5, 0.75] });
    const ranges = [0, 1, 2]
      .map((c) => data.filter((_, i) => i % 3 === c))
      .map((each) => [Math.min(...each), Math.max(...each)]);
    expect(ranges[0]![0]).to.equal(0);
    expect(ranges[0]![1]).to.be.within(0.0099, 0.01);
    expect(ranges[1]![0]).to.be.within(0.49, 0.4901);
    expect(ranges[2]![1]).to.be.within(0.7599, 0.76);
  });

  it("refuses half a range that is no number ≥ 0", () => {
    const options = { height: 1, width: 1, random: random(1, "test") };
    for (const half of [-1, NaN, Infinity])
      expect(() => uniform({ ...options, half })).to.throw("uniform: expected half ≥ 0");
  });
});
