import { expect } from "chai";
import { UsageError } from "../../src/core/demand";
import { setBackend } from "../../src/core/tensor";
import { fromPlanes } from "../support/dft";
import { bound, lossOf } from "../support/losses";

describe("content-loss", () => {
  before(() => setBackend("cpu"));

  const exemplar = fromPlanes([
    [
      [1, 2, 2],
      [0, 4, 0],
    ],
  ]);

  it("is the squared distance position by position", () => {
    const moved = fromPlanes([
      [
        [2, 2, 1],
        [0, 0, 4],
      ],
    ]);
    // 1 + 1 + 16 + 16 over 1 + 4 + 4 + 16.
    expect(lossOf("content", moved, exemplar)).to.be.closeTo(34 / 25, 1e-6);
    expect(lossOf("content/scale=paper", moved, exemplar)).to.be.closeTo(17, 1e-5);
    expect(lossOf("content/scale=mean", moved, exemplar)).to.be.closeTo(34 / 6, 1e-5);
  });

  it("refuses an output of another size, one of as many positions too", () => {
    for (const [height, width] of [
      [2, 4],
      [3, 3],
      [3, 2],
      [1, 6],
    ] as const)
      expect(() => bound("content", exemplar, [1, height, width, 1])).to.throw(
        UsageError,
        `content: expected an output of the exemplar's size (3×2 in this layer), got "${width}×${height}"`,
      );
  });
});
