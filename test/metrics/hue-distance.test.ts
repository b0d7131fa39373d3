import { expect } from "chai";
import { circularDistance, hueDistance } from "../../src/metrics/hue-distance";
import { goldenCases, histograms } from "./golden";
import { strip, textures } from "./pictures";

describe("circularDistance", () => {
  it("is what linear programming finds for the transport", () => {
    for (const { a, b, distance } of histograms)
      expect(circularDistance(Float64Array.from(a), Float64Array.from(b))).to.be.closeTo(distance, 1e-9);
  });

  it("goes the short way round, by hand", () => {
    // From bin 0 to bin 5 of six is one step back.
    expect(circularDistance(Float64Array.of(1, 0, 0, 0, 0, 0), Float64Array.of(0, 0, 0, 0, 0, 1))).to.equal(1);
    expect(circularDistance(Float64Array.of(1, 0, 0, 0, 0, 0), Float64Array.of(0, 0, 0, 1, 0, 0))).to.equal(3);
  });

  it("refuses histograms of different lengths", () =>
    expect(() => circularDistance(Float64Array.of(1), Float64Array.of(0, 1))).to.throw("two histograms of 1 bins"));
});

describe("hueDistance", () => {
  it("is the least of SciPy's distances over all cuts of the circle", () => {
    for (const [exemplar, candidate, value] of goldenCases("hue_distance"))
      expect(hueDistance(exemplar, candidate)).to.be.closeTo(value, 1e-6);
  });

  it("counts a pixel by its chroma, and shares alone", () => {
    const [red, dull, green] = [[1, 0, 0], [0.52, 0.5, 0.5], [0, 1, 0]] as const; // prettier-ignore
    const whole = hueDistance(strip(red), strip(green))!;
    expect(whole).to.be.within(95, 97); // hues 40° and 136° in L*a*b*
    expect(hueDistance(strip(red, red), strip(red, green))).to.be.within(0.5 * whole, 0.6 * whole);
    expect(hueDistance(strip(green), strip(green, dull))).to.be.below(3);
    expect(hueDistance(strip(red), strip(red, red, red, [1, 1, 1]))).to.be.closeTo(0, 1e-9);
  });

  it("is null for gray", () => {
    const gray = strip([0.2, 0.2, 0.2], [0.7, 0.7, 0.702]);
    expect(hueDistance(gray, strip([1, 0, 0]))).to.equal(null);
    expect(hueDistance(strip([1, 0, 0]), gray)).to.equal(null);
  });

  for (const { name, exemplar, floor, shuffled, randomPhase } of textures)
    it(`${name}: nothing for the exemplar and its shuffled pixels, some for another draw and for random phases`, () => {
      expect(hueDistance(exemplar, exemplar)).to.equal(0);
      expect(hueDistance(exemplar, shuffled)).to.be.below(1e-9);
      expect(hueDistance(exemplar, floor)).to.be.within(0.1, 30);
      expect(hueDistance(exemplar, randomPhase)).to.be.above(0.1);
    });
});
