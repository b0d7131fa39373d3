import { expect } from "chai";
import { UsageError } from "../../src/core/demand";
import { parseLosses, parseWeighted } from "../../src/synthesis/notation";

describe("synthesis/notation", () => {
  it("reads losses with options, weights and layers of their own", () => {
    expect(parseLosses("gram, mmd_polynomial/c=2:0.5,spectrum:0.1@pixels+pool1")).to.deep.equal([
      { name: "gram", weight: 1 },
      { name: "mmd_polynomial/c=2", weight: 0.5 },
      { name: "spectrum", weight: 0.1, layers: ["pixels", "pool1"] },
    ]);
    expect(parseLosses("mean@pool1")).to.deep.equal([{ name: "mean", weight: 1, layers: ["pool1"] }]);
    for (const text of ["gram@", "gram@a@b", "gram:-1@pixels", "@pixels", "gram:1:2@pixels"])
      expect(() => parseLosses(text), text).to.throw(UsageError, "loss: expected");
  });

  it("reads names with weights, 1 where none is given", () => {
    expect(parseWeighted("layers")("pool1, pool2:0.5,pool3:1e9,pool4:0")).to.deep.equal([
      { name: "pool1", weight: 1 },
      { name: "pool2", weight: 0.5 },
      { name: "pool3", weight: 1e9 },
      { name: "pool4", weight: 0 },
    ]);
    for (const text of ["", ",", "pool1,", ":1", "pool1:1:1"])
      expect(() => parseWeighted("layers")(text), text).to.throw(UsageError, "layers: expected NAME or NAME:WEIGHT");
    for (const text of ["pool1:", "pool1: ", "pool1:-1", "pool1:NaN", "pool1:Infinity", "pool1:x"])
      expect(() => parseWeighted("layers")(text), text).to.throw(UsageError, "layers: expected a weight of pool1");
  });
});
