import { expect } from "chai";
import type { NdArray } from "../../src/core/ndarray";
import { random } from "../../src/core/random";
import type { Shape4D } from "../../src/features/feature-set";
import { lossNamed } from "../../src/losses";

const map = (height: number, width: number, channels: number): Shape4D => [1, height, width, channels];

function drawn(description: string, exemplar: Shape4D, output = exemplar): Record<string, NdArray> {
  return lossNamed(description).draw!({ exemplar, output }, random(1, "test/draws"));
}

/** Rows of a matrix. */
function rowsOf({ shape, data }: NdArray): number[][] {
  const width = shape[1]!;
  return Array.from({ length: shape[0]! }, (_, row) => [...data.subarray(row * width, (row + 1) * width)]);
}

describe("what losses draw", () => {
  it("sliced_wasserstein: directions of length 1, uniform on the sphere, as many as channels or as asked for", () => {
    const rows = rowsOf(drawn("sliced_wasserstein/directions=4000", map(2, 3, 5)).directions!);
    expect([rows.length, rows[0]!.length]).to.deep.equal([4000, 5]);
    for (const row of rows) expect(Math.hypot(...row)).to.be.closeTo(1, 1e-6);
    for (let channel = 0; channel < 5; channel++) {
      const values = rows.map((row) => row[channel]!);
      const mean = (of: readonly number[]) => of.reduce((sum, value) => sum + value, 0) / of.length;
      expect(mean(values), "mean").to.be.closeTo(0, 0.03); // 4 deviations: 4 √(1/5/4000) = 0.028
      expect(mean(values.map((value) => value ** 2)), "mean square").to.be.closeTo(1 / 5, 0.02);
    }
    expect(drawn("sliced_wasserstein", map(2, 3, 5)).directions!.shape).to.deep.equal([5, 5]);
  });

  it("mmd_gaussian by Fourier: frequencies of variance 2/b, each bandwidth's in turn", () => {
    const { frequencies } = drawn("mmd_gaussian/bandwidths=0.25+4/frequencies=4", map(2, 3, 6000));
    expect(frequencies!.shape).to.deep.equal([6000, 4]);
    const rows = rowsOf(frequencies!);
    [8, 0.5, 8, 0.5].forEach((variance, i) => {
      const found = rows.reduce((sum, row) => sum + row[i]! ** 2, 0) / rows.length;
      expect(found / variance, `frequency ${i}`).to.be.closeTo(1, 0.08); // 4 √(2/6000) = 0.073
    });
  });

  it("mmd_gaussian by pairs: each position at most once, as many pairs as the smaller map has, one order for equal maps", () => {
    const { order, exemplar_order: own } = drawn("mmd_gaussian/estimator=paired", map(3, 5, 2), map(2, 4, 2));
    for (const [positions, count] of [
      [order!, 8],
      [own!, 15],
    ] as const) {
      expect(positions.shape).to.deep.equal([8]);
      expect(new Set(positions.data).size).to.equal(8);
      expect([...positions.data].every((at) => Number.isInteger(at) && at >= 0 && at < count)).to.be.true;
    }
    const same = drawn("mmd_gaussian/estimator=paired", map(3, 5, 2));
    expect(same.order!.shape).to.deep.equal([14]);
    expect(same.order!.data).to.deep.equal(same.exemplar_order!.data);
    expect([...same.order!.data]).to.not.deep.equal([...same.order!.data].sort((a, b) => a - b));
  });
});
