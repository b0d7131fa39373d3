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
    const { data } = uniform({ ...size, random: random(1, "test"), low: 51, high: 102 });
    expect(Math.min(...data)).to.be.within(0.2 - 1e-7, 0.2001);
    expect(Math.max(...data)).to.be.within(0.3999, 0.4);
  });

  it("refuses a range that is upside down or not within 0..255", () => {
    const options = { height: 1, width: 1, random: random(1, "test") };
    expect(() => uniform({ ...options, low: 3, high: 2 })).to.throw(
      "uniform: expected 0 ≤ low ≤ high ≤ 255, got [3, 2]",
    );
    expect(() => uniform({ ...options, high: 256 })).to.throw("got [0, 256]");
    expect(() => uniform({ ...options, low: -1 })).to.throw("got [-1, 255]");
  });
});
