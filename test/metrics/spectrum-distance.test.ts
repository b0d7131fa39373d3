import { expect } from "chai";
import { exemplars } from "../../src/exemplars";
import { spectrumDistance } from "../../src/metrics/spectrum-distance";
import { goldenCases } from "./golden";
import { strip, textures } from "./pictures";

describe("spectrumDistance", () => {
  it("is numpy's, pictures of different sizes too", () => {
    for (const [exemplar, candidate, value] of goldenCases("spectrum_distance"))
      expect(spectrumDistance(exemplar, candidate)).to.be.closeTo(value, 1e-6);
  });

  it("by hand: the least picture has one band, of one frequency", () => {
    // Rows black, white (L* 0, 100). Edges ask for no jump of 100 where there is one inside: the periodic component has half
    // of it, −25 and 25, so (4 · 25)²/4 = 2500 at (1/2, 0); nothing at (0, 1/2), which is in the band too: 1250.
    const rounding = (100 / 255) ** 2 / 12;
    const halves = { height: 2, width: 2, data: Float32Array.from([0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1]) };
    const flat = { height: 2, width: 2, data: new Float32Array(12).fill(0.5) };
    expect(spectrumDistance(flat, halves)).to.be.closeTo(10 * Math.log10((1250 + rounding) / rounding), 1e-6);
  });

  it("is null where there is no frequency", () =>
    expect(spectrumDistance(strip([1, 1, 1]), strip([0, 0, 0]))).to.equal(null));

  for (const { name, exemplar, floor, shuffled, randomPhase } of textures)
    it(`${name}: nothing for the exemplar, little for random phases and another draw, much for shuffled pixels`, () => {
      expect(spectrumDistance(exemplar, exemplar)).to.equal(0);
      for (const alike of [randomPhase, floor]) expect(spectrumDistance(exemplar, alike)).to.be.within(0.1, 4);
      expect(spectrumDistance(exemplar, shuffled)).to.be.above(5);
    });

  it("compares a picture with a larger one of the same texture", () => {
    const larger = exemplars.pebbles.draw({ height: 128, width: 144, seed: 3 });
    expect(spectrumDistance(textures[0]!.exemplar, larger)).to.be.below(3);
  });
});
