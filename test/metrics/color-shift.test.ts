import { expect } from "chai";
import { colorShift } from "../../src/metrics/color-shift";
import { goldenCases } from "./golden";
import { strip, textures } from "./pictures";

describe("colorShift", () => {
  it("is colour-science's difference of the mean colors, and scikit-image's but for rounding", () => {
    for (const [exemplar, candidate, value] of goldenCases("color_shift"))
      expect(colorShift(exemplar, candidate)).to.be.closeTo(value, 1e-6);
    for (const [exemplar, candidate, value] of goldenCases("color_shift_skimage"))
      expect(colorShift(exemplar, candidate)).to.be.closeTo(value, 0.02);
  });

  it("takes the mean in L*a*b*, whatever the number of pixels", () => {
    // Black and white: mean L* 50, that of gray 0.4663 (sRGB 118.9); their mean in light would be L* 76.
    const gray = 0.46633;
    expect(colorShift(strip([0, 0, 0], [1, 1, 1]), strip([gray, gray, gray]))).to.be.below(0.01);
    expect(colorShift(strip([0, 0, 0], [1, 1, 1]), strip([0.73, 0.73, 0.73]))).to.be.above(15);
  });

  for (const { name, exemplar, floor, shuffled } of textures)
    it(`${name}: nothing for the exemplar and its shuffled pixels, little for another draw`, () => {
      expect(colorShift(exemplar, exemplar)).to.equal(0);
      expect(colorShift(exemplar, shuffled)).to.be.below(1e-6);
      expect(colorShift(exemplar, floor)).to.be.within(0.01, 3);
    });
});
