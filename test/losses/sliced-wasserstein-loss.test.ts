import { expect } from "chai";
import { UsageError } from "../../src/core/demand";
import { random } from "../../src/core/random";
import type { Shape4D } from "../../src/features/feature-set";
import { lossNamed } from "../../src/losses";
import { expectClose } from "../support/close";
import { normals } from "../support/data";
import { fromPlanes } from "../support/dft";
import { lossOf } from "../support/losses";

const shapes = (exemplar: Shape4D, output: Shape4D = [1, 3, 7, exemplar[3]]) => ({ exemplar, output });
const drawn = (description: string, exemplar: Shape4D) =>
  lossNamed(description).draw!(shapes(exemplar), random(1, "test")).directions!;

describe("sliced-wasserstein-loss", () => {
  it("draws as many directions as channels, or as many as told", () => {
    expect(drawn("sliced_wasserstein", [1, 4, 6, 5]).shape).to.deep.equal([5, 5]);
    expect(drawn("sliced_wasserstein/directions=3", [1, 4, 6, 5]).shape).to.deep.equal([3, 5]);
  });

  it("draws directions uniformly on the sphere", () => {
    const [count, channels] = [2000, 3];
    const { data } = drawn(`sliced_wasserstein/directions=${count}`, [1, 4, 6, channels]);
    const rows = Array.from({ length: count }, (_, i) => [...data.subarray(i * channels, (i + 1) * channels)]);
    for (const row of rows) expect(Math.hypot(...row)).to.be.closeTo(1, 1e-6);
    const mean = (of: (row: number[]) => number) => rows.reduce((sum, row) => sum + of(row), 0) / count;
    // Means 0 and products 1/3 of the unit matrix; deviations of such averages are below 1/√2000 = 0.022.
    for (let i = 0; i < channels; i++) {
      expect(mean((row) => row[i]!)).to.be.closeTo(0, 0.06);
      for (let j = 0; j < channels; j++)
        expect(mean((row) => row[i]! * row[j]!)).to.be.closeTo(i === j ? 1 / 3 : 0, 0.06);
    }
    // By Archimedes a coordinate on the sphere in three dimensions is uniform: mean fourth power 1/5.
    expect(mean((row) => row[0]! ** 4)).to.be.closeTo(1 / 5, 0.03);
  });

  it("matches each cell of the grid with the same cell alone", () => {
    const directions = { directions: { shape: [1, 1], data: Float32Array.of(1) } };
    const [candidate, exemplar] = [
      fromPlanes([
        [
          [1, 2, 9],
          [3, 4, 8],
          [5, 6, 7],
        ],
      ]),
      fromPlanes([
        [
          [4, 2, 8],
          [3, 1, 7],
          [5, 9, 0],
        ],
      ]),
    ];
    const value = (tags: number) =>
      lossOf(`sliced_wasserstein/directions=1/tags=${tags}/scale=paper`, candidate, exemplar, directions);
    // Cells of 2 and 1 a side. 1 2 3 4: the same; 9 8: 8 7; 5 6: 5 9; 7: 0. In all 1 + 1 + 9 + 49, over 9.
    expectClose([value(2)], [60 / 9]);
    // Sorted, 1 … 9 against 0 1 2 3 4 5 7 8 9: six of 1.
    expectClose([value(1)], [6 / 9]);
    // Position by position: 9 0 1, 0 9 1, 0 9 49.
    expectClose([value(3)], [78 / 9]);
  });

  it("refuses more cells than a map has positions a side", () => {
    const map = normals([1, 3, 5, 2]);
    expect(() => lossOf("sliced_wasserstein/tags=4", map, map)).to.throw(
      UsageError,
      "maps of at least 4 positions a side",
    );
  });
});
