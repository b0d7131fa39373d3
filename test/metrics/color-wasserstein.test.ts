import { expect } from "chai";
import { colorDirections, colorWasserstein } from "../../src/metrics/color-wasserstein";
import { directions, goldenCases } from "./golden";
import { strip, textures } from "./pictures";

describe("colorWasserstein", () => {
  it("is SciPy's along given directions, pictures of different sizes too", () => {
    for (const [exemplar, candidate, value] of goldenCases("color_wasserstein"))
      expect(colorWasserstein(exemplar, candidate, directions)).to.be.closeTo(value, 1e-9);
  });

  it("by hand: two pixels against three", () => {
    // Along red, ranks in sixths: 0 0 0 1 1 1 against 0 0 ½ ½ 1 1: ½ at two of six.
    const [two, three] = [strip([0, 0, 0], [1, 0, 0]), strip([0, 0, 0], [1, 0, 0], [0.5, 0, 0])];
    expect(colorWasserstein(two, three, [[1, 0, 0]])).to.be.closeTo(255 / 6, 1e-12);
    expect(colorWasserstein(two, three, [[1, 0, 0], [0, 1, 0]])).to.be.closeTo(255 / 12, 1e-12); // prettier-ignore
  });

  it("looks along 32 fixed directions of length 1, no pair of opposite octants left out", () => {
    expect(colorDirections).to.have.length(32);
    for (const direction of colorDirections) expect(Math.hypot(...direction)).to.be.closeTo(1, 1e-12);
    const octants = colorDirections.map((d) => d.map((value) => Math.sign(value * d[0])).join());
    expect(new Set(octants).size).to.equal(4);
  });

  for (const { name, exemplar, floor, shuffled, randomPhase } of textures)
    it(`${name}: nothing for the exemplar and its shuffled pixels, less for another draw than for random phases`, () => {
      expect(colorWasserstein(exemplar, exemplar)).to.equal(0);
      expect(colorWasserstein(exemplar, shuffled)).to.equal(0);
      expect(colorWasserstein(exemplar, floor)).to.be.above(0.5);
      expect(colorWasserstein(exemplar, randomPhase)).to.be.above(1.5 * colorWasserstein(exemplar, floor));
    });
});
