import { expect } from "chai";
import { ndarray } from "../../src/core/ndarray";
import { pixels } from "../../src/features/pixels";
import { mapsOf } from "../support/maps";

describe("pixels", () => {
  it("are the image in 0..255", () => {
    const { pixels: rgb } = mapsOf(pixels(), ndarray([1, 1, 2, 3], [0, 0.5, 1, 0.25, 0, 1]));
    expect(rgb).to.deep.equal(ndarray([1, 1, 2, 3], [0, 127.5, 255, 63.75, 0, 255]));
    expect(pixels().shapes(1, 2)).to.deep.equal({ pixels: [1, 1, 2, 3] });
  });

  it("refuse other layers than pixels", () => {
    expect(() => pixels(["relu1_1"])).to.throw('pixels: expected the layer "pixels", got "relu1_1"');
  });
});
