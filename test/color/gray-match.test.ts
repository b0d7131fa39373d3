import { expect } from "chai";
import { matchedGray } from "../../src/color/gray-match";
import { meanAndVariance } from "../../src/color/mean-and-variance";
import type { Image } from "../../src/image/image";
import { expectClose } from "../support/close";

const row = (...lumas: readonly number[]): Image => ({
  height: 1,
  width: lumas.length,
  data: Float32Array.from(lumas.flatMap((value) => [value, value, value])),
});
const lumas = ({ data }: Image) => [...data.filter((_, i) => i % 3 === 0)];

describe("matchedGray", () => {
  it("by hand: 0.4 ± 0.1 to 0.5 ± 0.3, or to 0.5 ± 0.1", () => {
    const [own, palette] = [row(0.3, 0.5, 0.5, 0.3), row(0.2, 0.8)];
    expectClose(lumas(matchedGray(own, palette, "deviation too")), [0.2, 0.8, 0.8, 0.2]);
    expectClose(lumas(matchedGray(own, palette, "mean only")), [0.4, 0.6, 0.6, 0.4]);
  });

  it("weighs red, green and blue as luma does, in both pictures", () => {
    const colored: Image = { height: 2, width: 1, data: Float32Array.of(1, 0, 0, 0, 1, 0) };
    expectClose(lumas(matchedGray(colored, colored, "mean only")), [0.299, 0.587]);
    const blue: Image = { height: 1, width: 1, data: Float32Array.of(0, 0, 1) };
    expectClose(lumas(matchedGray(row(0, 1), blue, "mean only")), [0.114 - 0.5, 0.114 + 0.5]);
  });

  it("clips nothing", () => expectClose(lumas(matchedGray(row(0, 1), row(0.9), "mean only")), [0.4, 1.4]));
});

describe("meanAndVariance", () =>
  it("is over all numbers, and of one number too", () => {
    expect(meanAndVariance(Float64Array.of(1, 2, 6))).to.deep.equal({ mean: 3, variance: 14 / 3 });
    expect(meanAndVariance(Float64Array.of(5))).to.deep.equal({ mean: 5, variance: 0 });
  }));
