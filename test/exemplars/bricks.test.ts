import { expect } from "chai";
import { bricks } from "../../src/exemplars/bricks";
import { autocorrelation } from "./luminance";

const [height, width] = [180, 260];
const image = bricks.draw({ height, width, seed: 4 });
/** 1 for mortar, whose channels hardly differ, 0 for brick. */
const mortar = Float32Array.from({ length: height * width }, (_, i) =>
  image.data[3 * i]! - image.data[3 * i + 2]! < 0.14 ? 1 : 0,
);

describe("bricks", () => {
  it("leave the mortar its share", () => {
    // Joints of 4 pixels around bricks of 44 × 16: 1 − 44 · 16 / (48 · 20) = 0.267, and a little for rounded corners.
    expect(mortar.reduce((sum, value) => sum + value, 0) / mortar.length).to.be.closeTo(0.275, 0.035);
  });

  it("have mortar that is lighter", () => {
    const mean = (wanted: number) => {
      const found = image.data.filter((_, i) => i % 3 === 1 && mortar[Math.floor(i / 3)] === wanted);
      return found.reduce((sum, value) => sum + value, 0) / found.length;
    };
    expect(mean(1)).to.be.above(mean(0) + 0.25);
  });

  it("lie in running bond, 48 by 20 pixels", () => {
    const at = (right: number, down: number) => autocorrelation(mortar, width, right, down);
    expect(at(24, 20)).to.be.above(0.6); // half a brick over, a course down
    expect(at(48, 0)).to.be.above(0.6);
    expect(at(0, 20)).to.be.below(at(24, 20) - 0.1); // stack bond would be as good
    expect(at(0, 10)).to.be.below(0);
  });

  it("differ in color from brick to brick, little within one", () => {
    // Squares of 8 pixels that hold no mortar: averaged over one, the grain is gone and the brick's own color is left.
    const means: number[] = [];
    for (let top = 0; top + 8 <= height; top += 4) {
      for (let left = 0; left + 8 <= width; left += 8) {
        const pixels = Array.from({ length: 64 }, (_, k) => (top + (k >> 3)) * width + left + (k & 7));
        if (pixels.every((i) => mortar[i] === 0))
          means.push(pixels.reduce((sum, i) => sum + image.data[3 * i]! / 64, 0));
      }
    }
    expect(means.length).to.be.above(50);
    expect(Math.max(...means) - Math.min(...means)).to.be.above(0.2);
  });
});
