import { expect } from "chai";
import { withChroma } from "../../src/color/chroma";
import { labSpace } from "../../src/color/lab";
import { colorsOf, imageOf, plane } from "../../src/color/space";
import { yiq } from "../../src/color/yiq";
import { yuv } from "../../src/color/yuv";
import type { Image } from "../../src/image/image";
import { expectClose } from "../support/close";
import { blob, cloth, flat, pebbles } from "./handling/pictures";

/** A row of pixels by their coordinates in YUV. */
const row = (...colors: readonly (readonly number[])[]): Image =>
  imageOf(Float64Array.from(colors.flat()), { height: 1, width: colors.length }, yuv);
const chromaOf = (image: Image) => [...plane(colorsOf(image, yuv), 1)];

describe("withChroma", () => {
  for (const space of [yiq, yuv, labSpace])
    it(`${space.name}, aligned: keeps luminance and takes the chroma at the same place`, () => {
      const [own, palette] = [blob(1, 6, 8), blob(2, 6, 8)];
      const found = colorsOf(withChroma(own, { image: palette, aligned: true }, space), space);
      const [ownColors, wanted] = [colorsOf(own, space), colorsOf(palette, space)];
      expectClose(plane(found, 0), [...plane(ownColors, 0)], 2e-5);
      for (const k of [1, 2] as const) expectClose(plane(found, k), [...plane(wanted, k)], 2e-5);
    });

  it("does not clip: what is out of gamut comes out outside 0..1", () => {
    const found = withChroma(flat([1, 1, 1]), { image: flat([1, 0, 0]), aligned: true }, yiq);
    // Red less its luma: 0.701 on red, −0.299 on the others.
    expectClose(found.data.subarray(0, 3), [1.701, 0.701, 0.701]);
  });

  it("refuses an aligned palette of another size, as tall or as wide as it may be", () => {
    for (const image of [flat([1, 0, 0], 6, 4), flat([1, 0, 0], 4, 5), flat([1, 0, 0], 8, 3)])
      expect(() => withChroma(flat([0, 0, 0], 4, 6), { image, aligned: true }, yiq)).to.throw(
        `withChroma: expected an aligned palette of the picture's size, 6×4, got "${image.width}×${image.height}"`,
      );
  });

  it("by rank: the darkest takes the chroma of the palette's darkest", () => {
    const palette = row([0.6, 0.2, 0], [0.2, -0.1, 0], [0.4, 0.1, 0]);
    const own = row([0.5, 0, 0.1], [0.7, 0, 0.1], [0.1, 0, 0.1]);
    // Ranks of thirds: 1/200 beyond on either side is 0.015 of a pixel.
    const [dark, middle, light] = [-0.1, 0.1, 0.2];
    const near = (own: number, ...others: number[]) =>
      (own / 3 + others.reduce((sum, other) => sum + other / 200, 0)) / (1 / 3 + others.length / 200);
    expectClose(chromaOf(withChroma(own, { image: palette, aligned: false }, yuv)), [
      near(middle, dark, light),
      near(light, middle),
      near(dark, middle),
    ]);
  });

  it("by rank: pixels of one luminance get one chroma, in whatever order either picture has them", () => {
    const palette = row([0.4, 0.2, 0], [0.4, -0.2, 0], [0.4, 0.3, 0]);
    const own = row([0.4, 0, 0], [0.4, 0, 0], [0.2, 0, 0]);
    expectClose(chromaOf(withChroma(own, { image: palette, aligned: false }, yuv)), [0.1, 0.1, 0.1]);
    const two = row([0.2, 0.2, 0], [0.4, -0.2, 0], [0.4, 0.3, 0], [0.2, 0, 0]);
    const swapped = row([0.4, 0.3, 0], [0.2, 0, 0], [0.2, 0.2, 0], [0.4, -0.2, 0]);
    const found = withChroma(own, { image: two, aligned: false }, yuv);
    expectClose(withChroma(own, { image: swapped, aligned: false }, yuv).data, [...found.data]);
    // The two tied pixels: ranks ⅓ to 1, and 1/200 before; the palette's halves have means 0.1 and 0.05.
    const expected = (0.1 * (0.5 - 1 / 3 + 1 / 200) + 0.05 * 0.5) / (2 / 3 + 1 / 200);
    expectClose(chromaOf(found).slice(0, 2), [expected, expected]);
  });

  it("by rank: luminances less than half a level apart are one", () => {
    const palette = row([128 / 255, 0.2, 0], [127.6 / 255, -0.2, 0], [128.4 / 255, 0.3, 0]);
    const own = row([128 / 255, 0, 0], [128.4 / 255, 0, 0], [127.6 / 255, 0, 0]);
    expectClose(chromaOf(withChroma(own, { image: palette, aligned: false }, yuv)), [0.1, 0.1, 0.1]);
    const apart = row([127 / 255, 0, 0], [128 / 255, 0, 0], [129 / 255, 0, 0]);
    expect(chromaOf(withChroma(apart, { image: row([0.1, 0.2, 0], [0.11, 0, 0]), aligned: false }, yuv))[0]).to.be.above(0.19); // prettier-ignore
  });

  it("by rank: a picture of one luminance gets the palette's mean chroma, one of another size no other mean than it", () => {
    const mean = (image: Image, k: 1 | 2) => plane(colorsOf(image, yiq), k).reduce((sum, v) => sum + v, 0) / (image.data.length / 3); // prettier-ignore
    const found = withChroma(flat([0.4, 0.4, 0.4]), { image: cloth, aligned: false }, yiq);
    const moved = withChroma(pebbles, { image: cloth, aligned: false }, yiq);
    for (const k of [1, 2] as const) {
      expect(mean(found, k)).to.be.closeTo(mean(cloth, k), 1e-6);
      expect(mean(moved, k)).to.be.closeTo(mean(cloth, k), 2e-3);
    }
  });
});
