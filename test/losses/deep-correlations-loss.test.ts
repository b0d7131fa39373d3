import { expect } from "chai";
import type { NdArray } from "../../src/core/ndarray";
import { setBackend, tensor4d, tidy } from "../../src/core/tensor";
import { correlations } from "../../src/losses/deep-correlations-loss";
import { expectClose, expectNear } from "../support/close";
import { normals } from "../support/data";
import { fromPlanes, rolled } from "../support/dft";
import { lossOf } from "../support/losses";

const numbers = ({ shape, data }: NdArray, shifts: readonly [number, number]) =>
  tidy(() => {
    const { even, odd } = correlations(tensor4d(data, shape as [number, number, number, number]), shifts);
    return { even: [...even.dataSync()], odd: [...odd.dataSync()], shape: even.shape };
  });

describe("deep-correlations-loss", () => {
  before(() => setBackend("cpu"));

  const square = fromPlanes([
    [
      [1, 2],
      [3, 4],
    ],
  ]);

  it("averages products over the pairs within the map", () => {
    // (1 + 4 + 9) / 3; (1·2 + 2·3) / 2, for two shifts; 1·3, for two shifts.
    expectClose(numbers(fromPlanes([[[1, 2, 3]]]), [0, 2]).even, [14 / 3, 4 * Math.SQRT2, 3 * Math.SQRT2], 1e-5);
    // (0, 0): 30/4. (0, 1): (2 + 12)/2. (1, 0): (3 + 8)/2. (1, 1): 1·4, (1, −1): 2·3, so 5 ∓ 1, each for two shifts.
    const { even, odd, shape } = numbers(square, [1, 1]);
    expect(shape).to.deep.equal([1, 2, 2]);
    expectClose(even, [30 / 4, 7 * Math.SQRT2, 5.5 * Math.SQRT2, 2 * 5], 1e-5);
    expectClose(odd, [0, 0, 0, 2 * 1], 1e-5);
  });

  it("is the mean square of each channel without a shift", () => {
    const map = normals([1, 3, 4, 2]);
    const squares = [0, 1].map(
      (channel) => map.data.reduce((sum, value, i) => sum + (i % 2 === channel ? value ** 2 : 0), 0) / 12,
    );
    expectNear(numbers(map, [0, 0]).even, squares, 1e-6);
  });

  it("sums over all shifts both ways, over 4 on the paper scale", () => {
    // Against zeros: R² of (0, 0), twice (0, 1), (1, 0), (1, 1), (1, −1).
    const sum = 7.5 ** 2 + 2 * (7 ** 2 + 5.5 ** 2 + 4 ** 2 + 6 ** 2);
    const zeros = { ...square, data: new Float32Array(4) };
    expectClose([lossOf("deep_correlations/scale=paper", square, zeros)], [sum / 4], 1e-5);
    expectClose([lossOf("deep_correlations", zeros, square)], [1], 1e-5);
  });

  it("goes up to a part of the smaller map, and never to all of it", () => {
    const [small, large] = [normals([1, 5, 4, 1], 1), normals([1, 3, 9, 1], 2)];
    const distance = (shifts: readonly [number, number]) => {
      const [a, b] = [numbers(small, shifts), numbers(large, shifts)];
      const parts = [a.even.map((value, i) => value - b.even[i]!), a.odd.map((value, i) => value - b.odd[i]!)];
      return parts.flat().reduce((sum, value) => sum + value ** 2, 0) / 4;
    };
    for (const [description, shifts] of [
      ["deep_correlations/scale=paper", [1, 2]],
      ["deep_correlations/reach=0.7/scale=paper", [2, 2]],
      ["deep_correlations/reach=1/scale=paper", [2, 3]],
      ["deep_correlations/reach=0.1/scale=paper", [0, 0]],
    ] as const) {
      expectNear([lossOf(description, small, large)], [distance(shifts)], 1e-5, description);
      expectNear([lossOf(description, large, small)], [distance(shifts)], 1e-5, description);
    }
  });

  it("does not wrap around: the size of a constant map does not count, moving around edges does", () => {
    const constant = (height: number, width: number) =>
      fromPlanes([Array.from({ length: height }, () => new Array<number>(width).fill(3))]);
    expect(lossOf("deep_correlations", constant(4, 7), constant(6, 5))).to.be.below(1e-10);
    const map = normals([1, 4, 6, 2], 3);
    expect(lossOf("deep_correlations", rolled(map, 1, 2), map)).to.be.above(0.01);
  });
});
