import { expect } from "chai";
import { UsageError } from "../../src/core/demand";
import type { NdArray } from "../../src/core/ndarray";
import { setBackend, type Tensor, type Tensor4D } from "../../src/core/tensor";
import { mirrorGram, shiftedGrams } from "../../src/losses/long-range-gram-loss";
import { expectClose, expectNear } from "../support/close";
import { normals } from "../support/data";
import { fromPlanes } from "../support/dft";
import { lossOf } from "../support/losses";
import { mapped } from "../support/maps";

/** Three positions in a row, two channels. */
const row = fromPlanes([[[1, 3, 5]], [[2, 4, 6]]]);
const column = fromPlanes([
  [[1], [3], [5]],
  [[2], [4], [6]],
]);
const of = (map: NdArray, f: (map: Tensor4D) => Tensor) => mapped(map, f).data;

describe("long-range-gram-loss", () => {
  before(() => setBackend("cpu"));

  it("averages products of channels at a distance, across and down", () => {
    // Pairs (1 2)(3 4) and (3 4)(5 6): (3 + 15)/2, (4 + 18)/2, (6 + 20)/2, (8 + 24)/2.
    expectClose(
      of(row, (map) => shiftedGrams(map, "across", [1])),
      [9, 11, 13, 16],
    );
    expectClose(
      of(column, (map) => shiftedGrams(map, "down", [1])),
      [9, 11, 13, 16],
    );
    // 0: (1 + 9 + 25)/3, (2 + 12 + 30)/3, …; 2: one pair (1 2)(5 6).
    const three = of(row, (map) => shiftedGrams(map, "across", [0, 1, 2]));
    expectClose(three, [35 / 3, 44 / 3, 9, 11, 5, 6, 44 / 3, 56 / 3, 13, 16, 10, 12], 1e-5);
  });

  it("averages products with the mirror image", () => {
    // (1 2)(5 6), (3 4)(3 4), (5 6)(1 2): 19, 28, 28, 40, over 3.
    const expected = [19 / 3, 28 / 3, 28 / 3, 40 / 3];
    expectClose(
      of(row, (map) => mirrorGram(map, "across")),
      expected,
      1e-5,
    );
    expectClose(
      of(column, (map) => mirrorGram(map, "down")),
      expected,
      1e-5,
    );
    expectClose(
      of(row, (map) => mirrorGram(map, "down")),
      [35 / 3, 44 / 3, 44 / 3, 56 / 3],
      1e-5,
    );
  });

  const [candidate, exemplar] = [normals([1, 6, 7, 3], 1), normals([1, 8, 5, 3], 2)];

  it("is the Gram loss at offset 0", () => {
    for (const scale of ["relative", "paper"])
      expectNear(
        [lossOf(`long_range_gram/offsets=0/scale=${scale}`, candidate, exemplar)],
        [lossOf(`gram/scale=${scale}`, candidate, exemplar)],
        1e-6,
      );
  });

  it("leaves out offsets of more than half a map's side, each direction by itself", () => {
    // Down 6 and 8 rows: up to 3. Across 7 and 5 columns: up to 2.
    const value = (offsets: string) => lossOf(`long_range_gram/offsets=${offsets}/scale=paper`, candidate, exemplar);
    expectNear([value("1+4+9")], [value("1")], 1e-6);
    const sums = (offset: number, directions: readonly ("down" | "across")[]) =>
      directions.reduce((sum, direction) => {
        const [a, b] = [candidate, exemplar].map((map) => of(map, (x) => shiftedGrams(x, direction, [offset])));
        return sum + a!.reduce((total, number, i) => total + (number - b![i]!) ** 2, 0);
      }, 0);
    expectNear([value("1+3")], [(sums(1, ["down", "across"]) + sums(3, ["down"])) / 3 / 36], 1e-5);
  });

  it("takes offsets in any order and each once", () => {
    const value = (offsets: string) => lossOf(`long_range_gram/offsets=${offsets}`, candidate, exemplar);
    expectNear([value("2+1+2")], [value("1+2")], 1e-7);
    expectNear([value("3+2+1")], [value("1+2+3")], 1e-7);
  });

  it("refuses where no offset fits", () => {
    expect(() => lossOf("long_range_gram/offsets=4+9", candidate, exemplar)).to.throw(
      UsageError,
      'long_range_gram: expected an offset of at most 3 in this layer, got "4+9"',
    );
    const point = normals([1, 1, 1, 3]);
    expect(() => lossOf("long_range_gram", point, point)).to.throw(UsageError, "at most 0");
    expect(lossOf("long_range_gram/flips=both", point, exemplar)).to.be.above(0);
  });

  it("tells stripes of width 1 from stripes of width 2, which the Gram matrix does not", () => {
    const stripes = (width: number) => {
      const rows = Array.from({ length: 8 }, () => Array.from({ length: 8 }, (_, x) => Math.floor(x / width) % 2));
      return fromPlanes([rows, rows.map((line) => line.map((value) => 1 - value))]);
    };
    expect(lossOf("gram", stripes(1), stripes(2))).to.be.below(1e-12);
    expect(lossOf("long_range_gram/offsets=2", stripes(1), stripes(2))).to.be.above(0.1);
  });

  it("tells a mirrored map from one that is not, with flips alone", () => {
    const line = (...values: number[]) => fromPlanes([[values]]);
    const [symmetric, other] = [line(1, 2, 2, 1), line(1, 2, 1, 2)];
    expect(lossOf("gram", other, symmetric)).to.be.below(1e-12);
    // Across: products 1 4 4 1 and 2 2 2 2, means 2.5 and 2. Down a row is its own image, as at offset 0: 2.5 each time.
    expectClose([lossOf("long_range_gram/offsets=0/flips=across/scale=paper", other, symmetric)], [0.25 / 3 / 4]);
    expectClose([lossOf("long_range_gram/offsets=0/flips=down/scale=paper", other, symmetric)], [0]);
    expectClose([lossOf("long_range_gram/offsets=0/flips=both/scale=paper", other, symmetric)], [0.25 / 4 / 4]);
  });
});
