import { expect } from "chai";
import { UsageError } from "../../src/core/demand";
import { parseLosses, parseNames, parseNumber, parseNumbers, parseSize, parseWeighted } from "../../src/cli/values";

describe("cli/values", () => {
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

  it("reads sizes: width first, or one number for both", () => {
    expect(parseSize("256x192")).to.deep.equal({ width: 256, height: 192 });
    expect(parseSize("256×192")).to.deep.equal({ width: 256, height: 192 });
    expect(parseSize("64")).to.deep.equal({ width: 64, height: 64 });
    for (const text of ["", "x", "64x", "x64", "-64", "6.4", "64x64x64", "1234567", "64 x 64"])
      expect(() => parseSize(text), text).to.throw(UsageError, "size: expected WxH");
  });

  it("reads numbers", () => {
    expect(parseNumber("seed")("12")).to.equal(12);
    expect(parseNumber("rate")("-1e-3")).to.equal(-0.001);
    expect(parseNumbers("evaluations")("150,100, 60")).to.deep.equal([150, 100, 60]);
    for (const text of ["", " ", "NaN", "Infinity", "one", "1,2"])
      expect(() => parseNumber("seed")(text), text).to.throw(UsageError, "seed: expected a number");
    expect(() => parseNumbers("evaluations")("5,")).to.throw(UsageError, "evaluations: expected a number");
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

  it("reads names", () => expect(parseNames("pool1, pool2")).to.deep.equal(["pool1", "pool2"]));
});
