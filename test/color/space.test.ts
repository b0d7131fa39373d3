import { expect } from "chai";
import { labSpace } from "../../src/color/lab";
import { lAlphaBeta } from "../../src/color/l-alpha-beta";
import { colorsOf, imageOf, plane } from "../../src/color/space";
import { yiq } from "../../src/color/yiq";
import { yuv } from "../../src/color/yuv";
import { random } from "../../src/core/random";
import { expectClose } from "../support/close";
import { colorGolden } from "./golden";

const { rgb } = colorGolden;
const independent = [
  // scikit-image prints eight digits of its matrices.
  { space: yiq, expected: colorGolden.yiq, tolerance: 1e-7 },
  { space: yuv, expected: colorGolden.yuv, tolerance: 1e-7 },
  { space: labSpace, expected: colorGolden.lab, tolerance: 1e-9 },
  { space: lAlphaBeta, expected: colorGolden.l_alpha_beta, tolerance: 1e-9 },
];

for (const { space, expected, tolerance } of independent)
  describe(space.name, () => {
    it("is the independent library's", () =>
      rgb.forEach((color, i) => expectClose(space.of(color), expected[i]!, tolerance)));

    it("comes back to the color, corners, dark ones and gray among them", () =>
      rgb.forEach((color) => expectClose(space.rgb(space.of(color)), color, 1e-7)));

    it("has white where it says", () => expect(space.of([1, 1, 1])[0]).to.be.closeTo(space.white, 1e-12));

    it("comes back to a picture, pixel by pixel, sides not swapped", () => {
      const { uniform } = random(1, space.name);
      const image = { height: 3, width: 5, data: Float32Array.from({ length: 45 }, uniform) };
      const colors = colorsOf(image, space);
      expectClose(colors.subarray(21, 24), [...space.of([image.data[21]!, image.data[22]!, image.data[23]!])]);
      const again = imageOf(colors, image, space);
      expect([again.height, again.width]).to.deep.equal([3, 5]);
      expectClose(again.data, [...image.data], 1e-6);
    });
  });

describe("the way back", () => {
  it("clips nothing: a color out of gamut comes out outside 0..1", () => {
    // A color with luma 0.9 and red's chroma: 0.601 more on every channel of red.
    expectClose(yuv.rgb([0.9, ...yuv.of([1, 0, 0]).slice(1)] as unknown as [number, number, number]), [1.601, 0.601, 0.601]); // prettier-ignore
    expect(labSpace.rgb([90, 80, 60])[0]).to.be.above(1);
    expect(labSpace.rgb([10, -80, 0])[0]).to.be.below(0);
  });
});

describe("plane", () =>
  it("is one coordinate of all pixels", () => {
    const colors = Float64Array.of(1, 2, 3, 4, 5, 6);
    expect([plane(colors, 0), plane(colors, 2)].map((values) => [...values])).to.deep.equal([[1, 4], [3, 6]]); // prettier-ignore
  }));
