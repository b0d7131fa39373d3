import { expect } from "chai";
import { blended, color, shaded } from "../../src/exemplars/colors";

describe("colors", () => {
  it("are linear light, red first", () => {
    // sRGB 128: ((128/255 + 0.055) / 1.055) ^ 2.4 = 0.21586; sRGB 10: 10/255/12.92 = 0.0030353.
    const [red, green, blue] = color(0xff800a);
    expect(red).to.equal(1);
    expect(green).to.be.closeTo(0.21586, 1e-5);
    expect(blue).to.be.closeTo(0.0030353, 1e-7);
  });

  it("are shaded and blended channel by channel", () => {
    expect(shaded([0.25, 0.5, 1], 0.5)).to.deep.equal([0.125, 0.25, 0.5]);
    expect(blended([0, 1, 2], [4, 5, 10], 0.25)).to.deep.equal([1, 2, 4]);
  });
});
