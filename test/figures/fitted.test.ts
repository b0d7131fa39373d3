import { expect } from "chai";
import { fitted } from "../../src/figures/fitted";
import type { Image } from "../../src/image/image";

/** Gray, one number a pixel. */
const gray = (height: number, width: number, levels: readonly number[]): Image => ({
  height,
  width,
  data: Float32Array.from(levels.flatMap((level) => [level, level, level])),
});
const levels = ({ data }: Image) => Array.from(data).filter((_, i) => i % 3 === 0);

describe("figures/fitted", () => {
  it("enlarges by the greatest whole factor, pixel by pixel", () => {
    const image = fitted(gray(1, 2, [0, 1]), { height: 5, width: 5 }); // 2.5 times would fit
    expect([image.height, image.width]).to.deep.equal([2, 4]);
    expect(levels(image)).to.deep.equal([0, 0, 1, 1, 0, 0, 1, 1]);
    expect(fitted(gray(1, 2, [0, 1]), { height: 1, width: 9 })).to.include({ height: 1, width: 2 });
  });

  it("shrinks to the cell by means, in its proportions", () => {
    const image = fitted(gray(2, 4, [0, 1, 0, 0, 1, 1, 0, 1]), { height: 9, width: 2 });
    expect([image.height, image.width]).to.deep.equal([1, 2]);
    expect(levels(image)).to.deep.equal([0.75, 0.25]);
    expect(fitted(gray(3, 1, [0, 0, 0]), { height: 2, width: 2 })).to.include({ height: 2, width: 1 });
  });

  it("leaves an image of the cell's size as it is", () => {
    const image = gray(1, 3, [0.1, 0.2, 0.3]);
    expect(fitted(image, { height: 1, width: 3 })).to.deep.equal(image);
  });
});
