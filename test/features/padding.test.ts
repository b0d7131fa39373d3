import { expect } from "chai";
import { ndarray } from "../../src/core/ndarray";
import { tensor4d } from "../../src/core/tensor";
import { convolveSame, padded, type Padding } from "../../src/features/padding";
import { mapped } from "../support/maps";

const row = (values: readonly number[]) => ndarray([1, 1, values.length, 1], values);
const column = (values: readonly number[]) => ndarray([1, values.length, 1, 1], values);
const digits = (data: Float32Array) => Array.from(data).join("");

describe("padding", () => {
  it("reflects without repeating the edge, along rows and columns", () => {
    // 1 2 3 4 goes on as 3 2 | 1 2 3 4 | 3 2; one row alone is its own mirror image.
    const { shape, data } = mapped(row([1, 2, 3, 4]), (map) => padded(map, 2, "reflect"));
    expect(shape).to.deep.equal([1, 5, 8, 1]);
    expect(digits(data)).to.equal("32123432".repeat(5));
    const tall = mapped(column([1, 2, 3, 4]), (map) => padded(map, 1, "reflect"));
    expect(digits(tall.data)).to.equal("222111222333444333");
  });

  it("goes around, along rows and columns", () => {
    const { data } = mapped(row([1, 2, 3, 4]), (map) => padded(map, 2, "circular"));
    expect(digits(data)).to.equal("34123412".repeat(5));
    const tall = mapped(column([1, 2, 3, 4]), (map) => padded(map, 1, "circular"));
    expect(digits(tall.data)).to.equal("444111222333444111");
  });

  it("takes both axes at corners: 1 2 over 3 4 comes from the other corner", () => {
    const square = ndarray([1, 2, 2, 1], [1, 2, 3, 4]);
    expect(digits(mapped(square, (map) => padded(map, 1, "circular")).data)).to.equal(
      "4343" + "2121" + "4343" + "2121",
    );
    expect(digits(mapped(square, (map) => padded(map, 1, "reflect")).data)).to.equal("4343" + "2121" + "4343" + "2121");
  });

  it("goes on beyond the map's own size, which coarse maps need for wide filters", () => {
    expect(digits(mapped(row([1, 2, 3]), (map) => padded(map, 5, "circular")).data.slice(0, 13))).to.equal(
      "2312312312312",
    );
    // 1 2 3 | 2 1 2 3 2 …, and the same to the left.
    expect(digits(mapped(row([1, 2, 3]), (map) => padded(map, 5, "reflect")).data.slice(0, 13))).to.equal(
      "2123212321232",
    );
    expect(digits(mapped(row([7]), (map) => padded(map, 2, "reflect")).data.slice(0, 5))).to.equal("77777");
  });

  it("lets a convolution keep the map's size: sums over 1 × 3 pixels of 1 2 3 4", () => {
    const filter = tensor4d([0, 0, 0, 1, 1, 1, 0, 0, 0], [3, 3, 1, 1]);
    const sums = (padding: Padding) =>
      Array.from(mapped(row([1, 2, 3, 4]), (map) => convolveSame(map, filter, padding)).data);
    expect(sums("zero")).to.deep.equal([3, 6, 9, 7]);
    expect(sums("reflect")).to.deep.equal([5, 6, 9, 10]); // 2 + 1 + 2, 3 + 4 + 3
    expect(sums("circular")).to.deep.equal([7, 6, 9, 8]); // 4 + 1 + 2, 3 + 4 + 1
    filter.dispose();
  });
});
