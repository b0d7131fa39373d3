import { expect } from "chai";
import { random } from "../../src/core/random";
import type { Image } from "../../src/image/image";
import { shuffled } from "../../src/noise/shuffled";

/** Pixels 0 … 11, each (n, 2n, 3n)/48, in no order of brightness. */
const order = [7, 2, 9, 4, 11, 0, 5, 8, 1, 10, 3, 6];
const exemplar: Image = {
  height: 3,
  width: 4,
  data: Float32Array.from(order.flatMap((n) => [n / 48, (2 * n) / 48, (3 * n) / 48])),
};

/** Which pixels were taken, in the order they stand; each must be one of the exemplar's, whole. */
function taken(height: number, width: number, seed = 1): number[] {
  const { data, ...size } = shuffled({ height, width, exemplar, random: random(seed, "test") });
  expect(size).to.deep.equal({ height, width });
  return Array.from({ length: height * width }, (_, i) => {
    const n = Math.round(data[3 * i]! * 48);
    expect(Array.from(data.subarray(3 * i, 3 * i + 3))).to.deep.equal(
      [n, 2 * n, 3 * n].map((v) => Math.fround(v / 48)),
    );
    return n;
  });
}

const sorted = (numbers: readonly number[]) => [...numbers].sort((a, b) => a - b);
const all = sorted(order);

describe("shuffled", () => {
  it("has every pixel once, in another order", () => {
    expect(sorted(taken(3, 4))).to.deep.equal(all);
    expect(sorted(taken(2, 6))).to.deep.equal(all);
    expect(taken(3, 4)).not.to.deep.equal(order);
    expect(taken(3, 4)).not.to.deep.equal(taken(3, 4, 2));
  });

  it("puts each pixel anywhere, as often", () => {
    const places = new Float64Array(12);
    for (let seed = 0; seed < 2400; seed++) places[taken(3, 4, seed).indexOf(7)]!++;
    // 200 expected; deviation √(2400 · 1/12 · 11/12) = 13.5; four of it.
    places.forEach((count) => expect(count).to.be.within(200 - 54, 200 + 54));
  });

  it("takes of a smaller picture's pixels one of each part from dark to bright", () => {
    for (let seed = 0; seed < 20; seed++) {
      const found = sorted(taken(2, 2, seed));
      expect(found.map((n) => Math.floor(n / 3))).to.deep.equal([0, 1, 2, 3]);
    }
    expect(new Set(Array.from({ length: 20 }, (_, seed) => sorted(taken(2, 2, seed)).join())).size).to.be.above(10);
  });

  it("takes each pixel as often as goes into a larger picture, and a part of them once more", () => {
    const found = taken(5, 6); // 30 = 2 · 12 + 6
    const counts = all.map((n) => found.filter((other) => other === n).length);
    expect(counts.map((count) => count >= 2 && count <= 3)).not.to.include(false);
    for (let part = 0; part < 6; part++) expect(counts[2 * part]! + counts[2 * part + 1]!).to.equal(5);
  });
});
