import { expect } from "chai";
import { lumaImage, lumaOf } from "../../src/color/luma";

describe("color/luma", () => {
  // Red, green, blue; white, a half of it, and orange: 0.299 + 0.587 / 2.
  const data = Float32Array.of(1, 0, 0, 0, 1, 0, 0, 0, 1, 1, 1, 1, 0.5, 0.5, 0.5, 1, 0.5, 0);
  const expected = [0.299, 0.587, 0.114, 1, 0.5, 0.5925];

  it("weighs values as stored by BT.601", () => {
    lumaOf(data).forEach((value, i) => expect(value).to.be.closeTo(expected[i]!, 1e-12));
  });

  it("is a picture, three times", () => {
    const image = lumaImage({ height: 2, width: 3, data });
    expect(image).to.include({ height: 2, width: 3 });
    image.data.forEach((value, i) => expect(value).to.be.closeTo(expected[Math.floor(i / 3)]!, 1e-7));
  });
});
