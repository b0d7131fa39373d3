import { expect } from "chai";
import { random, type Random } from "../../src/core/random";

const take = (count: number, next: () => number) => Array.from({ length: count }, next);
const uniforms = (count: number, stream: Random) => take(count, () => stream.uniform());
const normals = (count: number, stream: Random) => take(count, () => stream.normal());

describe("random", () => {
  it("gives the numbers of xoshiro128** from the hashed seed and label", () => {
    // Worked in Python, after the authors' C code: FNV-1a of "1/start", splitmix32 four times, then the generator.
    const words = [3151773872, 3576962740, 4010872244, 1338775903, 2663740873, 2882402257];
    expect(uniforms(6, random(1, "start")).map((value) => value * 2 ** 32)).to.deep.equal(words);
  });

  it("gives the normals of the polar method, both of a pair", () => {
    const expected = [0.5223332245270556, 0.7434747503012311, 0.43266715176664317, -0.1877768691897558];
    normals(4, random(1, "start")).forEach((value, i) => expect(value).to.be.closeTo(expected[i]!, 1e-15));
  });

  it("repeats itself for the same seed and label, and for no others", () => {
    const first = (seed: number, label: string) => uniforms(3, random(seed, label));
    expect(first(7, "a")).to.deep.equal(first(7, "a"));
    expect(first(7, "a")).not.to.deep.equal(first(7, "b"));
    expect(first(7, "a")).not.to.deep.equal(first(8, "a"));
    expect(first(11, "1")).not.to.deep.equal(first(1, "11"));
  });

  it("is uniform in [0, 1): mean 1/2, variance 1/12, neighbors unrelated", () => {
    const values = uniforms(100_000, random(2, "moments"));
    expect(Math.min(...values)).to.be.within(0, 1e-4);
    expect(Math.max(...values)).to.be.within(1 - 1e-4, 1 - 2 ** -32);
    expect(moment(values, 1)).to.be.closeTo(1 / 2, 0.005);
    expect(moment(values, 2)).to.be.closeTo(1 / 3, 0.005);
    expect(mean(values.slice(1).map((value, i) => (value - 1 / 2) * (values[i]! - 1 / 2)))).to.be.closeTo(0, 0.001);
  });

  it("is standard normal: moments 0, 1, 0, 3", () => {
    const values = normals(100_000, random(3, "moments"));
    [0, 1, 0, 3].forEach((expected, i) => expect(moment(values, i + 1)).to.be.closeTo(expected, 0.05));
    expect(mean(values.slice(1).map((value, i) => value * values[i]!))).to.be.closeTo(0, 0.02);
  });

  it("counts below a bound evenly", () => {
    const stream = random(4, "below");
    const counts = [0, 0, 0];
    for (let i = 0; i < 30_000; i++) counts[stream.below(3)]!++;
    counts.forEach((count) => expect(count).to.be.within(9_700, 10_300));
  });

  it("refuses seeds that are no whole numbers ≥ 0", () => {
    for (const seed of [-1, 0.5, NaN, 2 ** 53])
      expect(() => random(seed, "x")).to.throw(`random: expected a seed that is a whole number ≥ 0, got ${seed}`);
  });
});

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function moment(values: readonly number[], power: number): number {
  return mean(values.map((value) => value ** power));
}
