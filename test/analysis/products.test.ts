import { expect } from "chai";
import { standardizedProducts } from "../../src/analysis/products";
import { expectClose } from "../support/close";

describe("analysis/products", () => {
  it("standardizes on the training rows, within three deviations, and leaves out what does not vary there", () => {
    // Entries: 1 and 3 (mean 2, deviation 1); 5 and 5; −4 and 4 (deviation 4). The third row: 12 -> 10, cut to 3; left out;
    // −2 -> −1/2. So rows are (−1, 0, −1), (1, 0, 1), (3, 0, −1/2).
    const rows = [[1, 5, -4], [3, 5, 4], [12, 6, -2]].map((row) => Float32Array.from(row)); // prettier-ignore
    const products = standardizedProducts(rows, [0, 1]);
    expectClose(
      products.to1DArray(),
      [2, -2, -2.5, -2, 2, 2.5, -2.5, 2.5, 9.25].map((value) => value / 3),
      1e-12,
    );
    expect([products.rows, products.columns]).to.deep.equal([3, 3]);
  });
});
