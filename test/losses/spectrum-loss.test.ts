import { expect } from "chai";
import { setBackend, tensor, tidy, valueAndGrad } from "../../src/core/tensor";
import { expectClose, expectNear } from "../support/close";
import { normals } from "../support/data";
import { dft, dftOf, fromPlanes, plane, rolled, type Complex } from "../support/dft";
import { assertGradient } from "../support/gradient";
import { bound, lossOf } from "../support/losses";

const row = (...data: number[]) => ({ shape: [1, 1, data.length, 1], data: Float32Array.from(data) });
const channelsOf = ({ shape }: { shape: readonly number[] }) => Array.from({ length: shape[3]! }, (_, i) => i);

describe("spectrum-loss", () => {
  before(() => setBackend("cpu"));
  const exemplar = normals([1, 6, 5, 3], 1);
  const candidate = normals([1, 6, 5, 3], 2);

  it("is the squared distance to the nearest map of the exemplar's moduli", () => {
    // 3 1 has sum 4 and difference 2; 1 2 has 3 and −1, so the nearest has 4 and −2: 1 3. Distance² 1, ‖3 1‖² = 10.
    expectClose([lossOf("spectrum", row(1, 2), row(3, 1))], [1 / 10]);
    expectClose([lossOf("spectrum/scale=paper", row(1, 2), row(3, 1))], [1 / (2 * 1 * 2)]);
  });

  it("is zero for the exemplar moved around its edges", () => {
    for (const [down, across] of [
      [1, 0],
      [0, 2],
      [3, 4],
    ] as const)
      expect(lossOf("spectrum", rolled(exemplar, down, across), exemplar)).to.be.below(1e-12);
  });

  it("is zero for the exemplar with other phases, one for all channels", () => {
    // The phases of a real map of noise, so that the result is real.
    const phases = dftOf(plane(normals([1, 6, 5, 1], 7), 0)).map((line) =>
      line.map(([a, b]): Complex => [a / Math.hypot(a, b), b / Math.hypot(a, b)]),
    );
    const turned = channelsOf(exemplar).map((channel) => {
      const moved = dftOf(plane(exemplar, channel)).map((line, k) =>
        line.map(([a, b], l): Complex => {
          const [c, d] = phases[k]![l]!;
          return [a * c - b * d, a * d + b * c];
        }),
      );
      return dft(moved, 1).map((line) => line.map(([value]) => value / 30));
    });
    expect(lossOf("spectrum", fromPlanes(turned), exemplar)).to.be.below(1e-12);
  });

  it("is not zero where only one channel is moved", () => {
    const moved = rolled(exemplar, 1, 0);
    const one = fromPlanes(channelsOf(exemplar).map((channel) => plane(channel === 1 ? moved : exemplar, channel)));
    expect(lossOf("spectrum", one, exemplar)).to.be.above(0.05);
  });

  it("is that of a candidate moved around its edges", () => {
    const { value } = bound("spectrum", exemplar, [1, 6, 5, 3]);
    expectNear([value(rolled(candidate, 2, 3))], [value(candidate)], 1e-6);
  });

  it("has the gradient of a distance whose nearest point is held", () => {
    for (const own of [exemplar, normals([1, 4, 8, 3], 5)]) {
      const { measure } = bound("spectrum", own, [1, 6, 5, 3]);
      for (const seed of [1, 2, 3]) assertGradient(measure, candidate, { seed, step: 0.005 });
    }
  });

  it("goes to the exemplar itself from nothing", () => {
    const { measure } = bound("spectrum", exemplar, [1, 6, 5, 3]);
    tidy(() => {
      const { value, grad } = valueAndGrad(measure)(tensor(new Float32Array(90), [1, 6, 5, 3]));
      const size = exemplar.data.reduce((sum, number) => sum + number ** 2, 0);
      expectClose(value.dataSync(), [1]);
      expectNear(
        grad.dataSync(),
        exemplar.data.map((number) => (-2 * number) / size),
        1e-6,
      );
    });
  });

  it("knows phases of values of any size", () => {
    const times = (factor: number) => ({ ...candidate, data: candidate.data.map((value) => value * factor) });
    const of = (factor: number) => ({ ...exemplar, data: exemplar.data.map((value) => value * factor) });
    for (const factor of [1e-15, 1e12])
      expectNear([lossOf("spectrum", times(factor), of(factor))], [lossOf("spectrum", candidate, exemplar)], 1e-5);
  });
});
