import { expect } from "chai";
import { colorHandlingNamed } from "../../../src/color/handling";
import { lAlphaBeta } from "../../../src/color/l-alpha-beta";
import { encodedRgb, linearRgb } from "../../../src/color/linear-rgb";
import { colorsOf, plane } from "../../../src/color/space";
import { random } from "../../../src/core/random";
import type { Image } from "../../../src/image/image";
import { expectClose } from "../../support/close";
import { moments } from "../../noise/moments";
import { blob, cloth, flat, grayOf, pebbles } from "./pictures";

const handling = colorHandlingNamed("reinhard");
const match = (own: Image, palette: Image) =>
  handling.after!(own, { image: palette, aligned: false }, random(1, "unused"));

describe("reinhard", () => {
  it("gives each of l, α and β the palette's mean and deviation, where nothing leaves the gamut", () => {
    const [own, palette] = [blob(1, 20, 30), blob(2, 17, 19)];
    const found = match(own, palette);
    expect(Math.min(...found.data) >= 0 && Math.max(...found.data) <= 1, "in gamut").to.be.true;
    for (const k of [0, 1, 2] as const) {
      const [got, wanted] = [found, palette].map((image) => moments(plane(colorsOf(image, lAlphaBeta), k)));
      expect(got!.mean).to.be.closeTo(wanted!.mean, 1e-5);
      expect(got!.deviation).to.be.closeTo(wanted!.deviation, 1e-5);
    }
  });

  it("by hand: gray pictures of two levels; l's mean and deviation are those of their logarithms", () => {
    // Light 0.1 and 0.4 to light 0.2 and 0.6: two points go to two points, but for gray's own small α and β.
    const two = (a: number, b: number): Image => {
      const [dark, light] = [encodedRgb(a), encodedRgb(b)];
      return { height: 1, width: 2, data: Float32Array.of(dark, dark, dark, light, light, light) };
    };
    const found = [...match(two(0.1, 0.4), two(0.2, 0.6)).data].map(linearRgb);
    expectClose(found, [0.2, 0.2, 0.2, 0.6, 0.6, 0.6], 1e-3);
  });

  it("is the same before the run, and leaves a picture as it is that is its own palette", () => {
    expect(handling.before!(pebbles, { image: cloth, aligned: false }, random(1, "x")).data).to.deep.equal(match(pebbles, cloth).data); // prettier-ignore
    expectClose(match(pebbles, pebbles).data, [...pebbles.data], 1e-5);
  });

  it("makes no color of a gray picture's rounding: α and β become the palette's means", () => {
    const gray = grayOf(pebbles);
    const found = colorsOf(match(gray, cloth), lAlphaBeta);
    for (const k of [1, 2] as const) expect(moments(plane(found, k)).deviation).to.be.below(0.05);
    const one = match(flat([0.2, 0.5, 0.7]), cloth);
    for (let i = 3; i < one.data.length; i++) expect(one.data[i]).to.equal(one.data[i % 3]);
  });
});
