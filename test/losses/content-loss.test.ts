import { expect } from "chai";
import { UsageError } from "../../src/core/demand";
import { normals } from "../support/data";
import { lossOf } from "../support/losses";

describe("content-loss", () => {
  for (const [height, width] of [
    [3, 5],
    [4, 6],
    [6, 4],
  ] as const)
    // prettier-ignore
    it(`refuses an output of ${width}×${height} for an exemplar of 5×4, telling both`, () => {
      const [candidate, exemplar] = [normals([1, height, width, 2], 1), normals([1, 4, 5, 2], 2)];
      const words = `an output of the exemplar's size (5×4 in this layer), got "${width}×${height}"`;
      expect(() => lossOf("content", candidate, exemplar)).to.throw(UsageError, words);
    });
});
