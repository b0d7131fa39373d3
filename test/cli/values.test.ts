import { expect } from "chai";
import { UsageError } from "../../src/core/demand";
import { parseNames, parseNumber, parseNumbers, parseSize } from "../../src/cli/values";

describe("cli/values", () => {
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

  it("reads names", () => expect(parseNames("pool1, pool2")).to.deep.equal(["pool1", "pool2"]));
});
