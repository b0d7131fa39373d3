import { setBackend } from "../../src/core/tensor";
import { totalVariation } from "../../src/losses/total-variation-loss";
import { expectClose } from "../support/close";
import { fromPlanes } from "../support/dft";
import { lossOf } from "../support/losses";
import { mapped } from "../support/maps";

const of = (planes: number[][][], exponent: 1 | 2) =>
  mapped(fromPlanes(planes), (map) => totalVariation(map, exponent)).data;

describe("total-variation-loss", () => {
  before(() => setBackend("cpu"));

  const two = [
    [1, 4, 2],
    [0, 0, 5],
  ];

  it("averages over neighbors down, over neighbors across, and adds", () => {
    // Down 1 4 3; across 3 2 and 0 5.
    expectClose(of([two], 1), [8 / 3 + 10 / 4]);
    expectClose(of([two], 2), [26 / 3 + 38 / 4]);
    // A constant channel beside it varies nothing.
    const constant = two.map((line) => line.map(() => 7));
    expectClose(of([two, constant], 2), [(26 / 3 + 38 / 4) / 2]);
  });

  it("of one row is its variation across, of one column down, of one position none", () => {
    expectClose(of([[[1, 4, 2]]], 2), [13 / 2]);
    expectClose(of([[[1], [4], [2]]], 2), [13 / 2]);
    expectClose(of([[[1], [4], [2]]], 1), [5 / 2]);
    expectClose(of([[[3]]], 2), [0]);
  });

  it("is that over the exemplar's, or as it is on the paper scale", () => {
    const [candidate, exemplar] = [fromPlanes([[[0, 2, 2]]]), fromPlanes([two])];
    expectClose([lossOf("total_variation", candidate, exemplar)], [2 / (26 / 3 + 38 / 4)]);
    expectClose([lossOf("total_variation/exponent=1", candidate, exemplar)], [1 / (8 / 3 + 10 / 4)]);
    expectClose([lossOf("total_variation/scale=paper", candidate, exemplar)], [2]);
  });
});
