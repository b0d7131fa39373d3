import { expect } from "chai";
import { duration, pace } from "../../src/synthesis/pace";

const scales = [
  { height: 10, width: 20, exemplar: { height: 10, width: 20 }, evaluations: 4 }, // 800 of 2400 pixels
  { height: 20, width: 40, exemplar: { height: 20, width: 40 }, evaluations: 2 },
];

describe("synthesis/pace", () => {
  it("counts work in pixels, and tells the time left by them", () => {
    let milliseconds = 0;
    const paced = pace(scales, () => milliseconds);
    const at = (time: number, scale: number, evaluation: number) => {
      milliseconds = time;
      return paced(scale, evaluation);
    };
    expect(at(500, 0, 1)).to.deep.equal({ share: 200 / 2400, rate: 2, left: undefined });
    // 200 pixels in the second since, 2000 left.
    const { share, rate, left } = at(1500, 0, 2);
    expect([share, left]).to.deep.equal([400 / 2400, 10]);
    expect(rate).to.be.closeTo(0.8 * 2 + 0.2 * 1, 1e-12);
    // 1400 pixels in 7 seconds, 800 left.
    expect(at(7500, 1, 1)).to.include({ share: 1600 / 2400, left: 4 });
    expect(at(11_500, 1, 2)).to.include({ share: 1, left: 0 });
  });

  it("says seconds, and minutes from sixty on", () => {
    expect([undefined, 0, 0.2, 59, 59.2, 150].map(duration)).to.deep.equal(["…", "0 s", "1 s", "59 s", "1 min 0 s", "2 min 30 s"]); // prettier-ignore
  });
});
