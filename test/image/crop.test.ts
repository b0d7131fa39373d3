import { expect } from "chai";
import { crop } from "../../src/image/crop";
import type { Image } from "../../src/image/image";

/** Red numbers the pixels 0 … 11 row by row; green and blue tell the channels apart. */
const picture: Image = {
  height: 3,
  width: 4,
  data: Float32Array.from({ length: 36 }, (_, i) => Math.floor(i / 3) + (i % 3) / 4),
};
const reds = ({ data }: Image) => Array.from(data).filter((_, i) => i % 3 === 0);

describe("crop", () => {
  it("copies out a rectangle", () => {
    const part = crop(picture, { left: 1, top: 1, width: 3, height: 2 });
    expect([part.height, part.width, reds(part)]).to.deep.equal([2, 3, [5, 6, 7, 9, 10, 11]]);
    expect(Array.from(part.data.slice(0, 3))).to.deep.equal([5, 5.25, 5.5]);
  });

  it("gives a copy, not a view", () => {
    crop(picture, { left: 0, top: 0, width: 4, height: 3 }).data.fill(9);
    expect(picture.data[0]).to.equal(0);
  });

  it("refuses a rectangle that is empty, broken or not inside", () => {
    const whole = { left: 0, top: 0, width: 4, height: 3 };
    expect(() => crop(picture, { ...whole, left: 1 })).to.throw("crop: expected left + width ≤ the picture's 4, got 5");
    expect(() => crop(picture, { ...whole, top: 1 })).to.throw("top + height ≤ the picture's 3, got 4");
    expect(() => crop(picture, { ...whole, left: -1 })).to.throw("left to be a whole number ≥ 0");
    expect(() => crop(picture, { ...whole, height: 0 })).to.throw("height to be a whole number ≥ 1");
    expect(() => crop(picture, { ...whole, width: 1.5 })).to.throw("width to be a whole number ≥ 1");
    expect(() => crop(picture, { ...whole, top: NaN })).to.throw("top to be");
  });
});
