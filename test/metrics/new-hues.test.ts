import { expect } from "chai";
import { labSpace } from "../../src/color/lab";
import type { Triple } from "../../src/color/matrix3";
import { newHues } from "../../src/metrics/new-hues";
import { strip, textures } from "./pictures";

/** Of lightness 60, by hue in degrees and chroma. */
const color = (hue: number, chroma: number): Triple =>
  labSpace.rgb([60, chroma * Math.cos((hue * Math.PI) / 180), chroma * Math.sin((hue * Math.PI) / 180)]);

describe("newHues", () => {
  it("by hand: the share of chroma in hues that the palette does not have", () => {
    // 20 at a hue that it has, 10 at one that it has not.
    expect(newHues(strip(color(40, 30)), strip(color(40, 20), color(200, 10)))).to.be.closeTo(1 / 3, 1e-5);
    expect(newHues(strip(color(40, 30), color(200, 5)), strip(color(40, 20), color(200, 10)))).to.equal(0);
    expect(newHues(strip(color(40, 30)), strip(color(130, 20)))).to.equal(1);
  });

  it("takes hues within 15° for the same, across the circle's seam too", () => {
    const from = (hue: number, other: number) => newHues(strip(color(hue, 30)), strip(color(other, 30)));
    for (const hue of [40.5, 5.5, 350.5]) {
      for (const off of [-15, 15]) expect(from(hue, hue + off), `${hue} and ${off}°`).to.equal(0);
      for (const off of [-16, 16]) expect(from(hue, hue + off), `${hue} and ${off}°`).to.equal(1);
    }
  });

  it("asks for 0.5% of the palette's chroma near a hue: a stray pixel gives it none", () => {
    const many = (stray: number) => strip(...Array.from({ length: 99 }, () => color(40, 30)), color(200, stray));
    // 30 · 99 = 2970 in all but the stray pixel: 0.5% is 14.9.
    expect(newHues(many(14), strip(color(200, 30)))).to.equal(1);
    expect(newHues(many(16), strip(color(200, 30)))).to.equal(0);
  });

  it("is null for a gray candidate; to a gray palette every hue is new", () => {
    const gray = strip([0.5, 0.5, 0.5], [0.2, 0.2, 0.2]);
    expect(newHues(strip(color(40, 30)), gray)).to.equal(null);
    expect(newHues(gray, gray)).to.equal(null);
    expect(newHues(gray, strip(color(40, 30)))).to.equal(1);
  });

  for (const { name, exemplar, floor, shuffled } of textures)
    it(`${name}: none in the exemplar or its shuffled pixels, few in another draw, many with channels exchanged`, () => {
      const turned = { ...exemplar, data: exemplar.data.map((_, i, all) => all[i - (i % 3) + ((i + 2) % 3)]!) };
      // Stray hues at the edges of what the palette has: under 2% of its chroma.
      for (const same of [exemplar, shuffled]) expect(newHues(exemplar, same)).to.be.below(0.02);
      expect(newHues(exemplar, floor)).to.be.below(0.15);
      expect(newHues(exemplar, turned)).to.be.above(0.3);
    });
});
