import { expect } from "chai";
import { linearTicks, logTicks, type Tick } from "../../../src/figures/drawing/ticks";

/** "10^−3" for an exponent. */
const labels = (ticks: readonly Tick[]) =>
  ticks.map(({ label, exponent }) => (exponent === undefined ? label : `${label}^${exponent}`));
const places = (ticks: readonly Tick[]) => ticks.map(({ at }) => Math.round(at * 1e6) / 1e6);

describe("figures/drawing/ticks", () => {
  it("steps by 1, 2 or 5 times a power of ten", () => {
    // 650 / 8 = 81.25: the next step is 100, a fifth of it 20.
    const { major, minor } = linearTicks(0.5, 650.5, 8);
    expect(labels(major)).to.deep.equal(["100", "200", "300", "400", "500", "600"]);
    expect(minor.slice(0, 6)).to.deep.equal([20, 40, 60, 80, 120, 140]);
    expect(labels(linearTicks(0, 1, 5).major)).to.deep.equal(["0", "0.2", "0.4", "0.6", "0.8", "1.0"]);
    const quarters = linearTicks(0, 1, 5).minor.slice(0, 4);
    expect(places(quarters.map((at) => ({ at, label: "" })))).to.deep.equal([0.05, 0.1, 0.15, 0.25]);
    expect(labels(linearTicks(-1, 1, 4).major)).to.deep.equal(["−1.0", "−0.5", "0", "0.5", "1.0"]);
    expect(places(linearTicks(0.3, 0.5, 2).major)).to.deep.equal([0.3, 0.4, 0.5]);
  });

  it("writes large and small numbers with a power of ten", () => {
    expect(labels(linearTicks(0, 4e7, 4).major)).to.deep.equal(["0", "1·10^7", "2·10^7", "3·10^7", "4·10^7"]);
    expect(labels(linearTicks(0, 1.5e-6, 3).major)).to.deep.equal(["0", "5·10^−7", "1·10^−6", "1.5·10^−6"]);
    expect(labels(linearTicks(0, 4e5, 4).major)).to.deep.equal(["0", "100000", "200000", "300000", "400000"]);
  });

  it("marks powers of ten, and 2 to 9 times them finely", () => {
    const { major, minor } = logTicks(-3.5, 0.5);
    expect(labels(major)).to.deep.equal(["10^−3", "10^−2", "10^−1", "1"]);
    expect(places(major)).to.deep.equal([-3, -2, -1, 0]);
    // 4 … 9 · 10^−4 (10^−3.5 = 3.2 · 10^−4), three times 2 … 9, then 2 and 3.
    expect(minor).to.have.length(6 + 24 + 2);
    expect(minor[0]).to.be.closeTo(Math.log10(4e-4), 1e-12);
    expect(labels(logTicks(1, 4).major)).to.deep.equal(["10", "10^2", "10^3", "10^4"]);
  });

  it("labels every second or third power where there are many", () => {
    const { major, minor } = logTicks(-12, 12);
    expect(places(major)).to.deep.equal([-12, -9, -6, -3, 0, 3, 6, 9, 12]);
    expect(minor).to.include.members([-11, -10, 1, 2]).and.have.length(16);
  });

  it("labels 2 and 5 times the powers where there are one or two", () => {
    const { major, minor } = logTicks(-2.1, -0.9);
    expect(labels(major)).to.deep.equal(["10^−2", "10^−1", "2·10^−2", "5·10^−2"]);
    expect(minor).to.have.length(1 + 6 + 1); // 8 · 10^−3 is at −2.097; 9 · 10^−3; 3, 4, 6 … 9 · 10^−2; 0.12 ends it.
  });

  it("marks less than a decade as a linear axis does", () => {
    const { major, minor } = logTicks(Math.log10(8), Math.log10(20)); // 12 / 5 = 2.4: steps of 5, fine ones of 1
    expect(labels(major)).to.deep.equal(["10", "15", "20"]);
    expect(major[1]!.at).to.be.closeTo(Math.log10(15), 1e-12);
    expect(minor).to.have.length(10); // 8, 9, 11 … 14, 16 … 19
  });
});
