import { expect } from "chai";
import { fractalNoise, valueNoise } from "../../src/exemplars/value-noise";

const noise = valueNoise(1, "test");
const atLattice = Array.from({ length: 10000 }, (_, i) => noise((i % 100) - 50, Math.floor(i / 100) - 50));

describe("valueNoise", () => {
  it("is even in −1..1 at whole positions, without a trend from one to the next", () => {
    const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
    // Mean 0 and variance 1/3; 10,000 values: four standard errors are 0.023 and 0.012.
    expect(mean(atLattice)).to.be.closeTo(0, 0.023);
    expect(mean(atLattice.map((value) => value ** 2))).to.be.closeTo(1 / 3, 0.012);
    expect(mean(atLattice.slice(1).map((value, i) => value * atLattice[i]!))).to.be.closeTo(0, 0.0134);
    expect(mean(atLattice.slice(100).map((value, i) => value * atLattice[i]!))).to.be.closeTo(0, 0.0134);
  });

  it("passes through the lattice, half way in the middle between two", () => {
    expect(noise(3.5, -2)).to.be.closeTo((noise(3, -2) + noise(4, -2)) / 2, 1e-12);
    expect(noise(3, -1.5)).to.be.closeTo((noise(3, -2) + noise(3, -1)) / 2, 1e-12);
  });

  it("is flat at the lattice and continuous across it", () => {
    for (const at of [-3, 0, 7]) {
      expect(noise(at + 1e-3, 0.3)).to.be.closeTo(noise(at, 0.3), 1e-7);
      expect(noise(at - 1e-3, 0.3)).to.be.closeTo(noise(at, 0.3), 1e-7);
    }
  });

  it("differs by seed and by label", () => {
    expect(valueNoise(2, "test")(0.5, 0.5)).not.to.equal(noise(0.5, 0.5));
    expect(valueNoise(1, "other")(0.5, 0.5)).not.to.equal(noise(0.5, 0.5));
    expect(valueNoise(1, "test")(0.5, 0.5)).to.equal(noise(0.5, 0.5));
  });
});

describe("fractalNoise", () => {
  it("adds octaves of half the width and half the strength", () => {
    const ramp = fractalNoise((x, y) => x + 10 * y, 2);
    // x + 10 y, then half of the same at 2x + 17.3, 2y + 9.1.
    expect(ramp(1, 2)).to.be.closeTo(21 + (2 + 17.3 + 10 * (4 + 9.1)) / 2, 1e-12);
    expect(fractalNoise(noise, 1)(0.3, 0.7)).to.equal(noise(0.3, 0.7));
  });
});
