import { expect } from "chai";
import { clippedShare } from "../../src/metrics/clipped-share";
import { strip } from "./pictures";

describe("clippedShare", () => {
  const inside = strip([0.2, 0.5, 0.9]);

  it("by hand: two of six values at the ends, one of three in the palette", () => {
    const two = strip([0, 0.5, 1], [0.4, 0.5, 0.6]);
    expect(clippedShare(inside, two)).to.be.closeTo(1 / 3, 1e-12);
    expect(clippedShare(strip([1, 0.5, 0.5], [0.5, 0.5, 0.5]), two)).to.be.closeTo(1 / 6, 1e-12);
    expect(clippedShare(strip([0, 0.5, 0.5]), two)).to.equal(0);
  });

  it("is nothing where the palette has more", () => expect(clippedShare(strip([0, 0, 1]), inside)).to.equal(0));

  it("takes values as they are written: what rounds to 0 or 255, and what lies beyond", () => {
    expect(clippedShare(inside, strip([0.4 / 255, -0.5, 1 + 1e-3]))).to.equal(1);
    expect(clippedShare(inside, strip([0.6 / 255, 254.4 / 255, 0.5]))).to.equal(0);
    expect(clippedShare(inside, strip([254.6 / 255, 0.5, 0.5]))).to.be.closeTo(1 / 3, 1e-12);
  });
});
