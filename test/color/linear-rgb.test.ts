import { expect } from "chai";
import { linearRgb } from "../../src/color/linear-rgb";
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
