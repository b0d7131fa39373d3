import { expect } from "chai";
import { blended, color, encoded, shaded, withLuminance } from "../../src/exemplars/colors";

describe("colors", () => {
  it("are linear light, red first", () => {
    // sRGB 128: ((128/255 + 0.055) / 1.055) ^ 2.4 = 0.21586; sRGB 10: 10/255/12.92 = 0.0030353.
    const [red, green, blue] = color(0xff800a);
    expect(red).to.equal(1);
    expect(green).to.be.closeTo(0.21586, 1e-5);
    expect(blue).to.be.closeTo(0.0030353, 1e-7);
  });

  it("are coded again as they came, clipped to 0..1", () => {
    for (const code of [0, 5, 10, 128, 255]) expect(255 * encoded(color(code)[2])).to.be.closeTo(code, 1e-4);
    expect([encoded(-0.2), encoded(1.5)]).to.deep.equal([0, encoded(1)]);
  });

  it("are made as bright as wanted, in their hue", () => {
    // 0.2126 · 0.2 + 0.7152 · 0.1 + 0.0722 · 0.4 = 0.14292; half of it halves each.
    const [red, green, blue] = withLuminance([0.2, 0.1, 0.4], 0.07146);
    expect(red).to.be.closeTo(0.1, 1e-4);
    expect(green).to.be.closeTo(0.05, 1e-4);
    expect(blue).to.be.closeTo(0.2, 1e-4);
  });

  it("are shaded and blended channel by channel", () => {
    expect(shaded([0.25, 0.5, 1], 0.5)).to.deep.equal([0.125, 0.25, 0.5]);
    expect(blended([0, 1, 2], [4, 5, 10], 0.25)).to.deep.equal([1, 2, 4]);
  });
});
