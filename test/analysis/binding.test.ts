import { expect } from "chai";
import { binding, colorKinds } from "../../src/analysis/binding";
import { random } from "../../src/core/random";
import { exemplars } from "../../src/exemplars";
import type { Image } from "../../src/image/image";
import { resize } from "../../src/image/resize";
import { starts } from "../../src/noise";
import { gray, green, painted, red, type Code } from "./painted";

/** A red square of 20 pixels at (10, 10) in a picture 44 wide and 40 high; the rest by a rule. */
const square = (around: (x: number, y: number) => Code) =>
  painted(40, 44, (x, y) => (x >= 10 && x < 30 && y >= 10 && y < 30 ? red : around(x, y)));
const score = (image: Image) => binding(image)!.score;
const mixed = (a: Code, b: Code): Code => [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2, (a[2] + b[2]) / 2];

describe("binding", () => {
  it("is the share of red's end where green begins, against green's share of the rest", () => {
    // Four sides of 20; green along the right one, 4 pixels wide: 80 of the 40 · 44 − 400 = 1360 pixels that are not red.
    const found = binding(square((x, y) => (x >= 30 && x < 34 && y >= 10 && y < 30 ? green : gray)))!;
    expect(found.places).to.equal(80);
    expect(found.share).to.equal(0.25);
    expect(found.expected).to.be.closeTo(80 / 1360, 1e-12);
    expect(found.score).to.be.closeTo((0.25 - 80 / 1360) / (1 - 80 / 1360), 1e-12);
    expect([found.red, found.green]).to.deep.equal([400 / 1760, 80 / 1760]);
  });

  it("sees each of the four sides", () => {
    const sides = [
      (x: number, y: number) => x >= 6 && x < 10 && y >= 10 && y < 30,
      (x: number, y: number) => x >= 30 && x < 34 && y >= 10 && y < 30,
      (x: number, y: number) => y >= 6 && y < 10 && x >= 10 && x < 30,
      (x: number, y: number) => y >= 30 && y < 34 && x >= 10 && x < 30,
    ];
    for (const side of sides)
      expect(binding(square((x, y) => (side(x, y) ? green : gray)))!.share).to.be.closeTo(0.25, 1e-12);
  });

  it("looks past a pixel in which the two are mixed, not past two", () => {
    const between = mixed(red, green);
    expect(colorKinds(painted(1, 1, () => between))).to.deep.equal(["other"]);
    const framed = (pixels: number) =>
      square((x, y) => {
        const away = Math.max(10 - x, x - 29, 10 - y, y - 29);
        return away <= pixels ? between : away <= pixels + 3 ? green : gray;
      });
    expect([0, 1, 2].map((pixels) => binding(framed(pixels))!.share)).to.deep.equal([1, 1, 0]);
  });

  it("takes no end where red goes on after a pixel, or at the picture's border", () => {
    // A red half, whose last column but one is gray: it ends once, along 60 rows.
    const split = painted(60, 40, (x) => (x < 20 && x !== 18 ? red : x === 18 || x > 22 ? gray : green));
    const found = binding(split)!;
    expect([found.places, found.share]).to.deep.equal([60, 1]);
  });

  it("looks as far as the picture goes", () => {
    const inFrame = (frame: number) =>
      painted(20 + 2 * frame, 20 + 2 * frame, (x, y) =>
        [x, y].every((at) => at >= frame && at < 20 + frame) ? red : gray,
      );
    expect(binding(inFrame(2))!.places).to.equal(80);
    expect(binding(inFrame(1))).to.equal(null); // what lies two pixels from red is not in the picture
  });

  it("is negative where red keeps away from green", () => {
    // No green at the red square; rows 35 to 39 are green: 5 · 44 of 1360.
    const expected = 220 / 1360;
    expect(score(square((_, y) => (y >= 35 ? green : gray)))).to.be.closeTo(-expected / (1 - expected), 1e-12);
  });

  it("knows red and green by hue and chroma, at any lightness; a faint green is one, a faint red is not", () => {
    const kinds = (codes: Code[]) => colorKinds(painted(1, codes.length, (x) => codes[x]!));
    expect(kinds([red, [0.4, 0.1, 0.08], [1, 0.45, 0.4], [0.9, 0.3, 0.5]])).to.deep.equal(Array(4).fill("red"));
    expect(kinds([green, [0.08, 0.3, 0.12], [0.5, 0.9, 0.55]])).to.deep.equal(Array(3).fill("green"));
    expect(
      kinds([
        [0.5, 0.56, 0.5],
        [0.45, 0.56, 0.47],
      ]),
    ).to.deep.equal(["other", "green"]);
    expect(
      kinds([
        [0.82, 0.5, 0.48],
        [0.72, 0.5, 0.48],
      ]),
    ).to.deep.equal(["red", "other"]);
    const others: Code[] = [gray, [0, 0, 0], [0.2, 0.3, 0.8], [0.9, 0.85, 0.2], [0.7, 0.3, 0.8], [0.55, 0.5, 0.5]];
    expect(kinds(others)).to.deep.equal(Array(others.length).fill("other"));
  });

  it("says nothing of pictures without ends of red, or without anything but red and green", () => {
    expect(binding(painted(40, 40, () => gray))).to.equal(null);
    expect(binding(painted(40, 40, (x, y) => (x > 10 && x < 20 && y > 10 && y < 20 ? red : gray)))).to.equal(null);
    expect(binding(square(() => green))).to.equal(null);
  });

  for (const seed of [1, 2, 3]) {
    const size = { height: 112, width: 120 };
    const exemplar = exemplars.rings.draw({ ...size, seed });

    it(`is 1 for rings, little for shuffled rings, 0 for shuffled pixels: seed ${seed}`, () => {
      expect(score(exemplar)).to.be.above(0.98);
      expect(score(exemplars["shuffled-rings"].draw({ ...size, seed }))).to.be.within(0.1, 0.4);
      const pixels = starts.shuffled({ ...size, exemplar, random: random(seed, "test") });
      expect(score(pixels)).to.be.closeTo(0, 0.03); // some 6,500 places: a standard error of 0.007
    });

    it(`stands a blur: seed ${seed}`, () => {
      const small = resize(exemplar, { height: 70, width: 75, kernel: "area" });
      expect(score(resize(small, { ...size, kernel: "cubic" }))).to.be.above(0.95);
    });
  }
});
