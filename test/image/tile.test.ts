import { expect } from "chai";
import type { Image } from "../../src/image/image";
import { tile } from "../../src/image/tile";

/** Two pixels side by side over one row: 1 and 2 in all channels. */
const picture: Image = { height: 1, width: 2, data: Float32Array.of(1, 1, 1, 2, 2, 2) };

describe("tile", () => {
  it("repeats across and down", () => {
    const tall: Image = { height: 2, width: 1, data: Float32Array.of(1, 1, 1, 2, 2, 2) };
    const { height, width, data } = tile(tall, 3, 2);
    expect([height, width]).to.deep.equal([4, 3]);
    expect(Array.from(data).filter((_, i) => i % 3 === 0)).to.deep.equal([1, 1, 1, 2, 2, 2, 1, 1, 1, 2, 2, 2]);
  });

  it("keeps the pixels of a row in order", () => {
    expect(Array.from(tile(picture, 2, 1).data).filter((_, i) => i % 3 === 0)).to.deep.equal([1, 2, 1, 2]);
  });

  it("refuses counts that are no whole numbers ≥ 1, and a result too large", () => {
    expect(() => tile(picture, 0, 1)).to.throw("tile: expected across to be a whole number ≥ 1, got 0");
    expect(() => tile(picture, 1, 0.5)).to.throw("down to be a whole number ≥ 1");
    expect(() => tile(picture, 1e5, 1e5)).to.throw("pixels in all");
  });
});
