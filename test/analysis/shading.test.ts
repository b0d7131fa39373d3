import { expect } from "chai";
import { shading, stoneShades } from "../../src/analysis/shading";
import { lightnessOf } from "../../src/color/lab";
import { random } from "../../src/core/random";
import { exemplars } from "../../src/exemplars";
import { litStonesTruth, shadeOf } from "../../src/exemplars/lit-stones";
import { starts } from "../../src/noise";
import { gray, painted, red, type Code } from "./painted";

const scaled = (factor: number): Code => [red[0] * factor, red[1] * factor, red[2] * factor];
/** A red square of 12 pixels at (8, 5), as light as a rule says. */
const stone = (factor: (x: number, y: number) => number) =>
  painted(30, 40, (x, y) => (x >= 8 && x < 20 && y >= 5 && y < 17 ? scaled(factor(x - 8, y - 5)) : gray));
const toRight = stone((x) => 1 - x / 24);
const toLower = stone((_, y) => 1 - y / 24);
const [east, south] = [{ x: 1, y: 0 }, { x: 0, y: 3 }]; // prettier-ignore

describe("stoneShades", () => {
  it("fits a plane to a stone's L*", () => {
    const [shade, ...others] = stoneShades(toRight);
    expect(others).to.deep.equal([]);
    expect([shade!.x, shade!.y, shade!.pixels]).to.deep.equal([14, 11, 144]);
    expect(shade!.dark.x).to.be.closeTo(1, 1e-9);
    expect(shade!.dark.y).to.be.closeTo(0, 1e-9);
    // The regression on one row, whose x less its mean is −5.5 … 5.5: Σ x² = 143. Diameter of 144 pixels: 2 √(144/π).
    const row = lightnessOf(toRight).subarray(8 * 40 + 8, 8 * 40 + 20);
    const slope = row.reduce((sum, light, i) => sum + (i - 5.5) * light, 0) / 143;
    expect(shade!.fall).to.be.closeTo(-slope * 2 * Math.sqrt(144 / Math.PI), 1e-6);
  });

  it("fits both directions at once, where the stone is no symmetric one", () => {
    // Cut along the diagonal: x and y go together there, and L* must still fall along x alone.
    const cut = painted(30, 40, (x, y) => (x < 20 && y < 20 && Math.abs(x - y) < 6 ? scaled(1 - x / 40) : gray));
    const { dark, fall, pixels } = stoneShades(cut)[0]!;
    const slope = (lightnessOf(cut)[0]! - lightnessOf(cut)[19 * 40 + 19]!) / 19;
    expect(fall / (2 * Math.sqrt(pixels / Math.PI))).to.be.closeTo(slope, 0.03 * slope);
    expect(dark.x).to.be.above(0.999);
    expect(Math.abs(dark.y)).to.be.below(0.02);
  });

  it("leaves out blobs of less than 95 pixels", () => {
    const bar = (pixels: number) => painted(9, 100, (x, y) => (y === 4 && x < pixels ? red : gray));
    expect([94, 95].map((pixels) => stoneShades(bar(pixels)).length)).to.deep.equal([0, 1]);
    expect(stoneShades(bar(95))[0]).to.deep.include({ fall: 0, dark: { x: 0, y: 0 } });
  });
});

describe("shading", () => {
  it("says whether the wanted side is the dark one, and how exactly", () => {
    expect(shading(toRight, east)).to.deep.include({ share: 1, stones: 1, decided: 1 });
    expect(shading(toRight, { x: -1, y: 0 }).share).to.equal(0);
    expect(shading(toRight, east).alignment).to.be.closeTo(1, 1e-9);
    expect(shading(toRight, { x: 2, y: 2 }).alignment).to.be.closeTo(Math.SQRT1_2, 1e-9);
    expect(shading(toLower, south).alignment).to.be.closeTo(1, 1e-9);
    expect(shading(toLower, { x: 0, y: -1 }).alignment).to.be.closeTo(-1, 1e-9);
  });

  it("leaves a flat stone undecided", () => {
    expect(shading(stone(() => 0.8), east)).to.deep.equal({ share: null, alignment: null, stones: 1, decided: 0 }); // prettier-ignore
    const { fall } = stoneShades(toRight)[0]!;
    expect(shading(toRight, east, { leastFall: fall + 0.01 }).decided).to.equal(0);
    expect(shading(toRight, east, { leastFall: fall - 0.01 }).decided).to.equal(1);
    const faint = stone((x) => 1 - x / 72);
    expect(stoneShades(faint)[0]!.fall).to.be.within(5, 10);
    expect(shading(faint, east).decided).to.equal(0);
  });

  it("refuses a direction that is none", () => {
    for (const [x, y] of [
      [0, 0],
      [NaN, 1],
      [Infinity, 0],
    ] as const)
      // prettier-ignore
      expect(() => shading(toRight, { x, y })).to.throw("shading: expected a direction that is not 0");
    expect(() => shading(toRight, east, { leastFall: 0 })).to.throw("leastFall to be above 0, got 0");
  });

  for (const seed of [1, 2, 3]) {
    const size = { height: 112, width: 120 };
    const exemplar = exemplars["lit-stones"].draw({ ...size, seed });
    const wanted = shadeOf["upper left"];

    it(`finds each stone of lit stones dark on its side, mirrored on the other, shuffled pixels no stone: seed ${seed}`, () => {
      const own = shading(exemplar, wanted);
      expect(own.share).to.equal(1);
      expect(own.alignment).to.be.above(0.98);
      const pixels = new Map<number, number>();
      for (const label of litStonesTruth({ ...size, seed })) pixels.set(label, (pixels.get(label) ?? 0) + 1);
      const large = (least: number) => [...pixels].filter(([label, count]) => label >= 0 && count >= least).length;
      expect(own.stones).to.be.within(large(115), large(80));
      expect(own.decided).to.equal(own.stones);
      const mirrored = shading(exemplars["lit-stones-mirrored"].draw({ ...size, seed }), wanted);
      expect(mirrored.share).to.equal(0);
      expect(mirrored.alignment).to.be.below(-0.98);
      const shuffled = starts.shuffled({ ...size, exemplar, random: random(seed, "test") });
      expect(shading(shuffled, wanted)).to.deep.equal({ share: null, alignment: null, stones: 0, decided: 0 });
    });
  }
});
