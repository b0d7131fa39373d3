import { expect } from "chai";
import { sizeOf, type NdArray } from "../../src/core/ndarray";
import { setBackend, tensor4d, tidy } from "../../src/core/tensor";
import { fourier, fourierFor, inverseFourier, type Fourier } from "../../src/losses/fourier";
import { power } from "../../src/losses/power";
import { countOf } from "../../src/core/waves";
import { expectClose, expectNear } from "../support/close";
import { normals } from "../support/data";
import { dftOf, plane } from "../support/dft";

type Shape = [number, number, number, number];
const asTensor = ({ shape, data }: NdArray) => tensor4d(data, shape as Shape);
const numbers = (found: Fourier, part: keyof Fourier) => found[part].dataSync();
const row = (...values: number[]) => tensor4d(values, [1, 1, values.length, 1]);

describe("fourier", () => {
  before(() => setBackend("cpu"));

  it("averages products with waves", () =>
    tidy(() => {
      // Rows 1 2 and 3 4: all, alternating across, alternating down, both.
      const square = fourier(tensor4d([1, 2, 3, 4], [1, 2, 2, 1]));
      expectClose(numbers(square, "cc"), [10 / 4, -2 / 4, -4 / 4, 0]);
      for (const part of ["cs", "sc", "ss"] as const) expectClose(numbers(square, part), [0, 0, 0, 0]);
      // One at position 1 of 4: cosines 1 0 −1, sines 0 1 0 at frequencies 0 1 2.
      expectClose(numbers(fourier(row(0, 1, 0, 0)), "cc"), [1 / 4, 0, -1 / 4]);
      expectClose(numbers(fourier(row(0, 1, 0, 0)), "cs"), [0, 1 / 4, 0]);
    }));

  for (const shape of [
    [1, 6, 7, 2],
    [1, 5, 4, 3],
    [1, 1, 8, 1],
  ] as const) {
    const [, height, width, channels] = shape;
    const map = normals(shape);

    it(`is the complex transform, at ${height}×${width}`, () =>
      tidy(() => {
        const found = fourier(asTensor(map));
        const [cc, cs, sc, ss] = (["cc", "cs", "sc", "ss"] as const).map((part) => numbers(found, part));
        const { even, odd } = power(found);
        const [squares, differences] = [even.dataSync(), odd.dataSync()];
        const [, tall, wide] = found.cc.shape;
        for (let channel = 0; channel < channels; channel++) {
          const expected = dftOf(plane(map, channel));
          for (let k = 0; k < tall; k++)
            for (let l = 0; l < wide; l++) {
              const at = (channel * tall + k) * wide + l;
              const plus = expected[k]![l]!.map((value) => value / (height * width));
              const minus = expected[k]![(width - l) % width]!.map((value) => value / (height * width));
              const here = [cc![at]! - ss![at]!, -(sc![at]! + cs![at]!), cc![at]! + ss![at]!, cs![at]! - sc![at]!];
              expectClose(here, [...plus, ...minus], 1e-6);
              const moduli = [plus, minus].map(([a, b]) => a! ** 2 + b! ** 2);
              expectClose([squares[at]! + differences[at]!, squares[at]! - differences[at]!], moduli, 1e-6);
            }
        }
      }));

    it(`keeps the sum of squares (Parseval), at ${height}×${width}`, () =>
      tidy(() => {
        const found = fourier(asTensor(map));
        const [, tall, wide] = found.cc.shape;
        let sum = 0;
        for (const part of ["cc", "cs", "sc", "ss"] as const)
          numbers(found, part).forEach((value, i) => {
            sum += countOf(Math.floor(i / wide) % tall, height) * countOf(i % wide, width) * value ** 2;
          });
        const expected = map.data.reduce((total, value) => total + value ** 2, 0) / (height * width);
        expectNear([sum], [expected], 1e-6);
      }));

    it(`has an inverse, at ${height}×${width}`, () =>
      tidy(() => {
        const back = inverseFourier(fourier(asTensor(map)), [height, width]);
        expect(back.shape).to.deep.equal(shape);
        expectNear(back.dataSync(), map.data, 1e-6);
      }));
  }
});

describe("fourierFor", () => {
  before(() => setBackend("cpu"));

  it("is the exemplar's own at its own size", () =>
    tidy(() => {
      const map = asTensor(normals([1, 5, 6, 2]));
      const [own, found] = [fourier(map), fourierFor(map, [1, 5, 6, 2])];
      for (const part of ["cc", "cs", "sc", "ss"] as const) expectNear(numbers(found, part), numbers(own, part), 1e-6);
    }));

  it("takes a map without its mean at the output's frequencies, with its power", () =>
    tidy(() => {
      // 5 1 is 3 and ±2. Among zeros, 2 −2 0 0: cosines at 0 1 2 average 0, 2/2, 4/2, sines 0, −2/2, 0, times √(2/4).
      const found = fourierFor(row(5, 1), [1, 1, 4, 1]);
      expectClose(numbers(found, "cc"), [3, Math.SQRT1_2, Math.SQRT2]);
      expectClose(numbers(found, "cs"), [0, -Math.SQRT1_2, 0]);
      // Variance 4: 2 (1/2 + 1/2) + 2.
    }));

  it("folds a map into a smaller output", () =>
    tidy(() => {
      // 1 2 4 9 without 4 is −3 −2 0 5; alternating −3 + 2 + 0 − 5 = −6, over 4, times √(4/2).
      const found = fourierFor(row(1, 2, 4, 9), [1, 1, 2, 1]);
      expectClose(numbers(found, "cc"), [4, (-6 / 4) * Math.SQRT2]);
      expectClose(numbers(found, "cs"), [0, 0]);
    }));

  it("keeps mean and variance of every channel in a larger output", () =>
    tidy(() => {
      const map = normals([1, 4, 6, 2], 3);
      const shape = [1, 7, 9, 2] as const;
      const larger = inverseFourier(fourierFor(asTensor(map), shape), [7, 9]);
      const moments = (data: ArrayLike<number>, channel: number) => {
        const values = Array.from(data).filter((_, i) => i % 2 === channel);
        const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
        return [mean, values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length];
      };
      expect(larger.size).to.equal(sizeOf(shape));
      for (const channel of [0, 1]) expectClose(moments(larger.dataSync(), channel), moments(map.data, channel), 1e-5);
    }));
});
