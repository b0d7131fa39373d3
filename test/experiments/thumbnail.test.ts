import { expect } from "chai";
import { thumbnailOf } from "../../src/experiments/thumbnail";

const gray = (height: number, width: number) => ({
  height,
  width,
  data: new Float32Array(height * width * 3).fill(0.5),
});

describe("experiments/thumbnail", () => {
  it("is the picture where that is small enough, else 96 pixels long", () => {
    const small = gray(96, 40);
    expect(thumbnailOf(small)).to.equal(small);
    expect(thumbnailOf(gray(192, 100))).to.include({ height: 96, width: 50 });
    expect(thumbnailOf(gray(2, 400))).to.include({ height: 1, width: 96 });
    expect(Math.max(...thumbnailOf(gray(192, 100)).data)).to.be.closeTo(0.5, 1e-6);
  });
});
