import { expect } from "chai";
import { colorHandlingNamed, colorHandlings } from "../../../src/color/handling";
import { chromaHeld } from "../../../src/color/handling/chroma-held";
import { labSpace } from "../../../src/color/lab";
import type { ColorSpace } from "../../../src/color/space";
import { yiq } from "../../../src/color/yiq";
import { yuv } from "../../../src/color/yuv";
import { random } from "../../../src/core/random";
import { exemplars } from "../../../src/exemplars";
import type { Image } from "../../../src/image/image";
import { expectClose } from "../../support/close";
import { moments } from "../../noise/moments";
import { blob, bricks, cloth, flat, pebbles } from "./pictures";

const stream = random(1, "unused");
const luma = ({ data }: Image) =>
  Float64Array.from({ length: data.length / 3 }, (_, i) => 0.299 * data[3 * i]! + 0.587 * data[3 * i + 1]! + 0.114 * data[3 * i + 2]!); // prettier-ignore

function before(name: string, exemplar: Image, palette: Image): Image {
  return colorHandlingNamed(name).before!(exemplar, { image: palette, aligned: false }, stream);
}

for (const name of ["luminance", "luminance-mean"])
  describe(`${name}, before the run`, () => {
    const found = before(name, pebbles, cloth);
    const [own, wanted, got] = [pebbles, cloth, found].map((image) => moments(luma(image)));

    it("is gray, at the palette's mean luma", () => {
      for (let i = 0; i < found.data.length; i += 3)
        expect(found.data[i] === found.data[i + 1] && found.data[i] === found.data[i + 2]).to.be.true;
      expect(got!.mean).to.be.closeTo(wanted!.mean, 1e-6);
    });

    it("has the contrast that is told, and each pixel moved on one line", () => {
      const gain = name === "luminance" ? wanted!.deviation / own!.deviation : 1;
      expect(Math.abs(gain - 1)).to.satisfy((off: number) => name !== "luminance" || off > 0.1);
      expectClose(luma(found), [...luma(pebbles)].map((y) => gain * (y - own!.mean) + wanted!.mean), 1e-6); // prettier-ignore
    });

    it("makes the palette's mean of a picture without contrast, whatever the palette's", () => {
      expectClose(before(name, flat([0.9, 0.1, 0.4]), cloth).data, [...flat([wanted!.mean, wanted!.mean, wanted!.mean]).data]); // prettier-ignore
      const rounding = flat([0.5, 0.5, 0.5]);
      rounding.data.forEach((_, i) => (rounding.data[i] = 0.5 + (Math.floor(i / 3) % 2 ? 0.4 : -0.4) / 255));
      const spread = moments(luma(before(name, rounding, cloth))).deviation;
      expect(spread).to.be.below(0.5 / 255);
    });
  });

/** Aligned palettes of the results' size; a result is what some run might give. */
const cases: readonly { what: string; result: Image; palette: Image }[] = (
  ["pebbles", "cloth", "bricks", "rings", "lit-stones"] as const
).flatMap((name) => {
  const exemplar = exemplars[name];
  const palette = exemplar.draw({ height: 64, width: 80, seed: 1 });
  const another = exemplar.draw({ height: 64, width: 80, seed: 2 });
  const noise = blob(3, 64, 80);
  return [
    { what: `${name}, another draw of it in gray`, result: before("luminance", another, palette), palette },
    { what: `${name}, noise`, result: noise, palette },
    { what: `${name}, its own luminance`, result: palette, palette },
  ];
});
const held: readonly { name: string; space: ColorSpace }[] = [
  { name: "luminance", space: yiq },
  { name: "luminance-mean", space: yuv },
  { name: "gray", space: yiq },
  { name: "chroma-swap", space: labSpace },
];

for (const { name, space } of held)
  describe(`${name}, after the run`, () => {
    for (const { what, result, palette } of cases)
      it(`${what}: the palette's chroma is held to 8 bits where nothing is clipped`, () => {
        const found = colorHandlingNamed(name).after!(result, { image: palette, aligned: true }, stream);
        const { inGamut, clippedShare } = chromaHeld(found, palette, space);
        expect(inGamut!.percentile95).to.be.at.most(0.6);
        expect(inGamut!.max).to.be.at.most(1);
        expect(clippedShare).to.be.below(0.9);
      });

    it("keeps the result's luminance, and leaves the result as it is that has the palette's chroma already", () => {
      const after = (result: Image) => colorHandlingNamed(name).after!(result, { image: bricks, aligned: true }, stream); // prettier-ignore
      const found = after(pebbles);
      for (let i = 0; i < found.data.length; i += 3) {
        const at = (image: Image) => space.of([image.data[i]!, image.data[i + 1]!, image.data[i + 2]!])[0];
        const inside = [0, 1, 2].every((c) => found.data[i + c]! >= 0 && found.data[i + c]! <= 1);
        if (inside) expect(at(found)).to.be.closeTo(at(pebbles), 1e-5 * space.white);
      }
      expectClose(after(bricks).data, [...bricks.data], 1e-5);
    });

    it("takes a palette of another size by rank, and refuses it where it is said to be aligned", () => {
      const after = (aligned: boolean) => colorHandlingNamed(name).after!(pebbles, { image: cloth, aligned }, stream);
      expect([after(false).height, after(false).width]).to.deep.equal([40, 56]);
      expect(after(false).data.every(Number.isFinite)).to.be.true;
      expect(() => after(true)).to.throw("an aligned palette of the picture's size");
    });
  });

describe("luminance-mean", () =>
  it("puts back the same chroma as luminance: U, V and I, Q span one plane", () => {
    const [one, other] = ["luminance", "luminance-mean"].map(
      (name) => colorHandlingNamed(name).after!(pebbles, { image: bricks, aligned: true }, stream).data,
    );
    expectClose(one!, [...other!], 1e-6);
  }));

describe("colorHandlings", () => {
  it("are found by name, and others refused with the list", () => {
    const names = colorHandlings.map(({ name }) => name);
    expect(new Set(names).size).to.equal(13);
    for (const name of names) expect(colorHandlingNamed(name).name).to.equal(name);
    expect(() => colorHandlingNamed("sepia")).to.throw(
      `color handling: expected one of ${names.join(", ")}, got "sepia"`,
    );
  });

  it("tell what they do and where it is from, and have a map for each stage that they offer", () => {
    for (const handling of colorHandlings) {
      const { name, description, source, stages, variables } = handling;
      expect(description, name).to.match(/^[A-Z].*\.$/);
      expect(source, name).not.to.equal("");
      const mapless = stages[0] === "during";
      expect(handling.before !== undefined, name).to.equal(!mapless && stages.some((stage) => stage !== "after"));
      expect(handling.after !== undefined, name).to.equal(!mapless);
      const kinds: Record<string, string> = { decorrelated: "decorrelated", "color-term": "decorrelated", luminance: "gray", "luminance-mean": "gray", gray: "gray" }; // prettier-ignore
      expect(variables, name).to.equal(kinds[name] ?? "rgb");
    }
  });

  it("refuse numbers that are not finite, in either picture, and give none for odd pictures", () => {
    const wrong = flat([0.5, NaN, 0.5], 40, 56);
    const odd = [flat([0, 0, 0]), flat([1, 1, 1]), flat([0, 0, 1]), blob(1, 4, 6)];
    for (const { name, ...maps } of colorHandlings)
      for (const [stage, which] of [
        ["before", "exemplar"],
        ["after", "result"],
      ] as const) {
        const map = (own: Image, image: Image, aligned: boolean) => maps[stage]!(own, { image, aligned }, stream);
        if (!maps[stage]) continue;
        expect(() => map(wrong, cloth, false)).to.throw(`${name}: expected finite numbers in the ${which}, got NaN`);
        expect(() => map(cloth, wrong, false)).to.throw(`${name}: expected finite numbers in the palette`);
        for (const own of odd)
          for (const image of odd)
            for (const aligned of [false, true])
              expect(map(own, image, aligned).data.every(Number.isFinite), name).to.be.true;
      }
  });
});
