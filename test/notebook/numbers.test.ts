import { expect } from "chai";
import { columnFormat } from "../../src/notebook/numbers";

const written = (...values: number[]) => values.map(columnFormat(values));

describe("notebook/numbers", () => {
  it("leaves whole numbers whole", () => {
    expect(written(3, -12, 1_000_000)).to.deep.equal(["3", "−12", "1000000"]);
  });

  it("gives the least of a column three digits, and all as many decimals", () => {
    expect(written(0.5, 12.25, -3)).to.deep.equal(["0.500", "12.250", "−3.000"]);
    expect(written(0.0012345, 0.5)).to.deep.equal(["0.00123", "0.50000"]);
    expect(written(123.456, 1234.5)).to.deep.equal(["123", "1235"]);
    expect(written(0, 1.5)).to.deep.equal(["0.00", "1.50"]);
  });

  it("writes powers of ten where numbers are far apart, very large or very small", () => {
    expect(written(0.001, 123.4)).to.deep.equal(["1.00e-3", "1.23e2"]);
    expect(written(0.002, 123.4)).to.deep.equal(["0.00200", "123.40000"]);
    expect(written(1_500_000.5)).to.deep.equal(["1.50e6"]);
    expect(written(9.99e-5)).to.deep.equal(["9.99e-5"]);
    expect(written(2e12)).to.deep.equal(["2.00e12"]);
    expect(written(0, 1e-9)).to.deep.equal(["0", "1.00e-9"]);
  });

  it("says what is no finite number by name, and lets it count for nothing", () => {
    expect(written(NaN, Infinity, -Infinity, 0.25)).to.deep.equal(["NaN", "Infinity", "−Infinity", "0.250"]);
    expect(written(NaN, 2)).to.deep.equal(["NaN", "2"]);
    expect(written(NaN)).to.deep.equal(["NaN"]);
  });
});
