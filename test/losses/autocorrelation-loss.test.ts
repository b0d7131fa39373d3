import { setBackend } from "../../src/core/tensor";
import { expectClose, expectNear } from "../support/close";
import { normals } from "../support/data";
import { fromPlanes, plane, rolled } from "../support/dft";
import { bound, lossOf } from "../support/losses";

const row = (...values: number[]) => fromPlanes([[values]]);

describe("autocorrelation-loss", () => {
  before(() => setBackend("cpu"));

  // |F/4|² at the four frequencies: 1 1 1 1 has 1 0 0 0, 2 0 0 0 has 1/4 everywhere, 1 0 −1 0 has 0 1/4 0 1/4.
  const [constant, delta, cosine] = [row(1, 1, 1, 1), row(2, 0, 0, 0), row(1, 0, -1, 0)];

  it("is the squared distance of squared moduli over all frequencies", () => {
    expectClose([lossOf("autocorrelation", delta, constant)], [9 / 16 + 3 / 16]);
    expectClose([lossOf("autocorrelation", constant, delta)], [(9 / 16 + 3 / 16) / (4 / 16)]);
    expectClose([lossOf("autocorrelation", cosine, delta)], [2 / 16 / (4 / 16)]);
    expectClose([lossOf("autocorrelation", constant, cosine)], [(1 + 2 / 16) / (2 / 16)]);
  });

  it("paper is over 4 N²", () => {
    expectClose([lossOf("autocorrelation/scale=paper", delta, constant)], [12 / 16 / 4]);
    const three = (map: typeof delta) => fromPlanes([plane(map, 0), plane(map, 0), plane(map, 0)]);
    expectClose([lossOf("autocorrelation/scale=paper", three(delta), three(constant))], [(3 * 12) / 16 / 36]);
  });

  it("tells waves down to the right from waves down to the left", () => {
    const wave = (sign: number) =>
      fromPlanes([
        Array.from({ length: 4 }, (_, y) =>
          Array.from({ length: 4 }, (_, x) => Math.cos((Math.PI / 2) * (y + sign * x))),
        ),
      ]);
    // Two frequencies of 1/4 each, at other places: 4 / 16 over 2 / 16.
    expectClose([lossOf("autocorrelation", wave(-1), wave(1))], [2]);
    expectClose([lossOf("autocorrelation", rolled(wave(1), 1, 2), wave(1))], [0]);
  });

  it("is the mean over shifts of the squared distance of circular autocorrelations (Wiener–Khinchin)", () => {
    for (const [height, width] of [
      [4, 6],
      [5, 3],
    ] as const) {
      const [a, b] = [normals([1, height, width, 2], 1), normals([1, height, width, 2], 2)];
      let [distance, size] = [0, 0];
      for (const channel of [0, 1])
        for (let i = 0; i < height; i++)
          for (let j = 0; j < width; j++) {
            const [first, second] = [a, b].map((map) => {
              const [here, there] = [plane(map, channel), plane(rolled(map, i, j), channel)];
              return here.flat().reduce((sum, value, at) => sum + value * there.flat()[at]!, 0) / (height * width);
            });
            distance += (first! - second!) ** 2 / (height * width);
            size += second! ** 2 / (height * width);
          }
      expectNear([lossOf("autocorrelation", a, b)], [distance / size], 1e-5);
      expectNear([lossOf("autocorrelation/scale=paper", a, b)], [distance / 16], 1e-5);
    }
  });

  it("is that of a candidate moved around its edges, one channel by itself too", () => {
    const [candidate, exemplar] = [normals([1, 6, 5, 2], 1), normals([1, 6, 5, 2], 2)];
    const { value } = bound("autocorrelation", exemplar, [1, 6, 5, 2]);
    expectNear([value(rolled(candidate, 2, 3))], [value(candidate)], 1e-6);
    const one = fromPlanes([plane(rolled(candidate, 1, 4), 0), plane(candidate, 1)]);
    expectNear([value(one)], [value(candidate)], 1e-6);
  });
});
