import { expect } from "chai";
import { UsageError } from "../../src/core/demand";
import { defaultScaleCount, schedule } from "../../src/synthesis/schedule";

const square = (side: number) => ({ height: side, width: side });
const photo = { height: 187, width: 250 };

describe("synthesis/schedule", () => {
  it("halves down to sides of 32 pixels at the least", () => {
    const counts = [16, 32, 63, 64, 127, 128, 256, 512].map((side) => defaultScaleCount(square(side), square(side)));
    expect(counts).to.deep.equal([1, 1, 1, 2, 2, 3, 4, 5]);
    expect(defaultScaleCount(photo, photo)).to.equal(3); // 187/4 = 46.75, 187/8 = 23.4
  });

  it("lets the shortest of the four sides decide", () => {
    expect(defaultScaleCount(square(512), photo)).to.equal(3);
    expect(defaultScaleCount({ height: 512, width: 64 }, photo)).to.equal(2);
    expect(defaultScaleCount(photo, { height: 33, width: 500 })).to.equal(1);
  });

  it("rounds each reduction of the full size", () => {
    expect(schedule(photo, photo, 3, [9])).to.deep.equal([
      { height: 47, width: 63, exemplar: { height: 47, width: 63 }, evaluations: 9 }, // 46.75, 62.5
      { height: 94, width: 125, exemplar: { height: 94, width: 125 }, evaluations: 9 }, // 93.5
      { height: 187, width: 250, exemplar: photo, evaluations: 9 },
    ]);
  });

  it("reduces an output of another size as much as the exemplar", () => {
    expect(schedule({ height: 64, width: 101 }, photo, 2, [30, 20])).to.deep.equal([
      { height: 32, width: 51, exemplar: { height: 94, width: 125 }, evaluations: 30 }, // 50.5
      { height: 64, width: 101, exemplar: photo, evaluations: 20 },
    ]);
  });

  it("allows coarsest sides of 8 pixels, and one scale in any case", () => {
    expect(schedule(square(64), square(64), 4, [1])[0]).to.include(square(8));
    expect(schedule(square(5), square(5), 1, [1])[0]).to.include(square(5));
    expect(() => schedule(square(63), square(64), 4, [1])).to.throw(UsageError, "at most 3 scales here");
    expect(() => schedule(square(64), square(63), 4, [1])).to.throw(UsageError, "at most 3 scales here");
  });

  it("refuses counts that are none", () => {
    for (const count of [0, -1, 1.5, NaN])
      expect(() => schedule(photo, photo, count, [1])).to.throw(UsageError, "scales: expected a whole number ≥ 1");
    for (const n of [0, -1, 1.5, NaN])
      expect(() => schedule(photo, photo, 2, [5, n])).to.throw(UsageError, "evaluations: expected whole numbers ≥ 1");
    for (const evaluations of [[], [1, 2], [1, 2, 3, 4]])
      expect(() => schedule(photo, photo, 3, evaluations)).to.throw(UsageError, "one for each of 3 scales");
  });
});
