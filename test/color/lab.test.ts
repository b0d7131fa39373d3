import { expect } from "chai";
import { lab, labOf, lightnessOf } from "../../src/color/lab";
import { colorGolden } from "./golden";

const picture = {
  height: 4,
  width: 4,
  data: Float32Array.from(colorGolden.rgb.flat()),
};

describe("lab", () => {
  it("is colour-science's", () =>
    colorGolden.xyz.forEach((color, i) =>
      lab(color).forEach((value, c) => expect(value).to.be.closeTo(colorGolden.lab[i]![c]!, 1e-9)),
    ));

  it("is scikit-image's, but for the rounding of its matrix and white", () => {
    const found = labOf(picture);
    colorGolden.lab_skimage.flat().forEach((value, i) => expect(found[i]).to.be.closeTo(value, 0.03));
  });

  it("of a picture is that of each pixel", () => {
    const found = labOf(picture);
    colorGolden.lab.flat().forEach((value, i) => expect(found[i]).to.be.closeTo(value, 1e-4)); // float32 levels
    expect(Array.from(lightnessOf(picture))).to.deep.equal([...found].filter((_, i) => i % 3 === 0));
  });

  it("gives gray no color, white 100, and clips what lies outside", () => {
    const found = labOf({ height: 1, width: 3, data: Float32Array.of(0.3, 0.3, 0.3, 2, 2, 2, -1, -1, -1) });
    [found[1], found[2], found[4], found[5], found[6], found[7], found[8]].forEach((value) =>
      expect(value).to.be.closeTo(0, 1e-10),
    );
    expect(found[3]).to.be.closeTo(100, 1e-10);
  });
});
