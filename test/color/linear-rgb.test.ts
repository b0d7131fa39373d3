import { expect } from "chai";
import { encodedRgb, linearRgb } from "../../src/color/linear-rgb";
import { colorGolden } from "./golden";

describe("linearRgb", () => {
  it("is colour-science's", () =>
    colorGolden.rgb.forEach((color, i) =>
      color.forEach((value, c) => expect(linearRgb(value)).to.be.closeTo(colorGolden.linear[i]![c]!, 1e-12)),
    ));

  it("has a straight piece near black, and meets the curve where that ends", () => {
    expect(linearRgb(0.01292)).to.be.closeTo(0.001, 1e-15);
    expect(linearRgb(0.0404)).to.be.closeTo(0.0404 / 12.92, 1e-15);
    expect(linearRgb(0.04045 + 1e-9) - linearRgb(0.04045)).to.be.within(0, 1e-7);
  });

  it("mirrors negative values", () => expect(linearRgb(-0.5)).to.equal(-linearRgb(0.5)));
});

describe("encodedRgb", () => {
  it("leads back, from colour-science's light too", () =>
    colorGolden.linear.forEach((color, i) =>
      color.forEach((value, c) => expect(encodedRgb(value)).to.be.closeTo(colorGolden.rgb[i]![c]!, 1e-7)),
    ));

  it("by hand: straight near black, a power above", () => {
    expect(encodedRgb(0.001)).to.be.closeTo(0.01292, 1e-15);
    expect(encodedRgb(0.5)).to.be.closeTo(1.055 * 0.5 ** (1 / 2.4) - 0.055, 1e-15);
    expect(encodedRgb(0.0031308 + 1e-9)).to.be.closeTo(encodedRgb(0.0031308), 1e-7); // the standard's own gap is 3e-8
  });

  it("mirrors negative values", () => expect(encodedRgb(-0.5)).to.equal(-encodedRgb(0.5)));
});
