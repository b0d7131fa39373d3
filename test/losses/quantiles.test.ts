import { setBackend, tensor2d, tidy } from "../../src/core/tensor";
import { quantiles } from "../../src/losses/quantiles";
import { expectClose } from "../support/close";

const of = (rows: number[][], count: number) =>
  tidy(() => [...quantiles(tensor2d(rows.flat(), [rows.length, rows[0]!.length]), count).dataSync()]);

describe("quantiles", () => {
  before(() => setBackend("cpu"));

  it("are a row's own values, largest first, where as many are asked for", () => {
    expectClose(
      of(
        [
          [1, 10, 4],
          [-5, -7, -6],
        ],
        3,
      ),
      [10, 4, 1, -5, -6, -7],
    );
  });

  it("stand between a row's own ranks where more are asked for, and at its ends", () => {
    // Ranks (i + 1/2)/6 of 3, less 1/2: −1/4 (the first), 1/4, 3/4, 5/4, 7/4, 9/4 (the last), on 10 4 1 and on 0 −8 −16.
    expectClose(
      of(
        [
          [1, 10, 4],
          [-8, 0, -16],
        ],
        6,
      ),
      [10, 8.5, 5.5, 3.25, 1.75, 1, 0, -2, -6, -10, -14, -16],
    );
  });

  it("stand between a row's own ranks where fewer are asked for", () => {
    // Ranks 3/4 and 13/4 of 10 8 4 2 0.
    expectClose(of([[0, 8, 2, 10, 4]], 2), [8.5, 1.5]);
    expectClose(of([[0, 8, 2, 10, 4]], 1), [4]);
  });
});
