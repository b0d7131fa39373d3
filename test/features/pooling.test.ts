import { expect } from "chai";
import { ndarray } from "../../src/core/ndarray";
import { pool, pooledSize } from "../../src/features/pooling";
import { mapped } from "../support/maps";

/** 1 … 15 in three rows of five; a second channel counts down from 1. */
const map = ndarray([1, 3, 5, 2], Array.from({ length: 15 }, (_, i) => [i + 1, 1 - i]).flat());

describe("pooling", () => {
  it("takes the mean of 2 × 2 pixels, leaving out a last odd row and column", () => {
    // (1 + 2 + 6 + 7) / 4, (1 + 0 − 4 − 5) / 4; (3 + 4 + 8 + 9) / 4, (−1 − 2 − 6 − 7) / 4.
    expect(mapped(map, (x) => pool(x, "average"))).to.deep.equal(ndarray([1, 1, 2, 2], [4, -2, 6, -4]));
  });

  it("takes their maximum", () => {
    expect(mapped(map, (x) => pool(x, "max"))).to.deep.equal(ndarray([1, 1, 2, 2], [7, 1, 9, -1]));
  });

  it("foretells the size", () => expect([1, 2, 3, 8, 9].map(pooledSize)).to.deep.equal([0, 1, 1, 4, 4]));
});
