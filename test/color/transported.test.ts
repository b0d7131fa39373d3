import { expect } from "chai";
import { transported } from "../../src/color/transported";
import { expectClose } from "../support/close";

const go = (values: number[], palette: number[]) => transported(Float64Array.from(values), Float64Array.from(palette));

describe("transported", () => {
  it("gives a palette of as many numbers in the order of the values", () =>
    expectClose(go([0.3, 0.9, 0.1, 0.5], [7, 1, 2, 4]), [2, 7, 1, 4]));

  it("gives each number of a palette of half as many twice", () =>
    expectClose(go([3, 1, 4, 2], [20, 10]), [20, 10, 20, 10]));

  it("gives the mean of the ranks that a value takes up of a larger palette", () => {
    expectClose(go([5, 3], [1, 2, 4, 8]), [6, 1.5]);
    // Three ranks of halves: the first ⅔ of 10; the middle ⅓ of each; the last ⅔ of 40.
    expectClose(go([0, 1, 2], [40, 10]), [10, 25, 40]);
    // Two values, three numbers: (1 + 2·½)/1.5 and (2·½ + 9)/1.5.
    expectClose(go([0, 1], [9, 2, 1]), [4 / 3, 20 / 3]);
  });

  it("keeps ties tied: they share the ranks that they take up together", () => {
    expectClose(go([2, 1, 1, 3], [10, 20, 40, 80]), [40, 15, 15, 80]);
    expectClose(go([1, 2, 2, 2], [8, 1, 2, 5]), [1, 5, 5, 5]);
  });

  it("uses a palette's ties as they are", () => expectClose(go([1, 2, 3, 4], [5, 5, 5, 9]), [5, 5, 5, 9]));

  it("sends a constant to the palette's mean, and all to a constant palette", () => {
    expectClose(go([3, 3, 3], [1, 2, 6, 7]), [4, 4, 4]);
    expectClose(go([3, 1, 2], [5]), [5, 5, 5]);
    expectClose(go([3], [5]), [5]);
  });

  it("takes over the mean whatever the sizes and ties", () => {
    const values = Array.from({ length: 35 }, (_, i) => (i * i) % 11);
    const palette = Array.from({ length: 22 }, (_, i) => Math.sin(i));
    const mean = (numbers: ArrayLike<number>) => Array.from(numbers).reduce((sum, x) => sum + x, 0) / numbers.length;
    expect(mean(go(values, palette))).to.be.closeTo(mean(palette), 1e-12);
  });

  it("refuses to move nothing", () => {
    expect(() => go([], [1])).to.throw("transported: expected at least one number, got 0");
    expect(() => go([1], [])).to.throw("in the palette");
  });
});
