import { expect } from "chai";
import { UsageError } from "../../src/core/demand";
import type { NdArray } from "../../src/core/ndarray";
import { random } from "../../src/core/random";
import { setBackend, tensor, tidy, valueAndGrad, type Scalar, type Tensor, type Tensor4D } from "../../src/core/tensor";
import type { Shape4D } from "../../src/features/feature-set";
import { lossNamed } from "../../src/losses";
import { expectNear } from "../support/close";
import { normals } from "../support/data";
import { bound, lossOf } from "../support/losses";

const [CANDIDATE, EXEMPLAR]: Shape4D[] = [
  [1, 3, 5, 4],
  [1, 4, 6, 4],
];
const [candidate, exemplar] = [normals(CANDIDATE!, 1), normals(EXEMPLAR!, 2)];
const shapes = (own: number, others: number) => ({
  exemplar: [1, 1, own, 1] as const,
  output: [1, 1, others, 1] as const,
});

describe("mmd_gaussian, all pairs", () => {
  before(() => setBackend("cpu"));

  it("refuses more than 8192² pairs, of the output with itself or with the exemplar", () => {
    const prepared = (own: Shape4D, output: Shape4D) =>
      tidy(() =>
        lossNamed("mmd_gaussian/estimator=full").prepare(
          tensor(new Float32Array(own[1] * own[2]), [...own]),
          output,
          {},
        ),
      );
    const [point, large, most]: Shape4D[] = [
      [1, 1, 1, 1],
      [1, 91, 91, 1],
      [1, 64, 128, 1],
    ];
    expect(() => prepared(point!, large!)).to.throw(UsageError, "choose estimator=fourier or estimator=paired");
    expect(() => prepared(large!, most!)).to.throw(UsageError, `got ${8192 * 8281}`);
    expect(() => prepared(point!, most!)).not.to.throw();
  });

  it("knows no distance below zero, which rounding makes of a position's to itself", () => {
    // So narrow a kernel that each position is alone: at most 1 for each of 24 with itself.
    const { targets } = bound("mmd_gaussian/estimator=full/bandwidths=1e-9", exemplar, EXEMPLAR!);
    expect(targets.own!.data[0]).to.be.within(0, 1 / 24);
  });
});

describe("mmd_gaussian, any estimator", () => {
  /** Values of 1/64, so that they stay themselves beside 2¹⁷. */
  const coarse = ({ shape, data }: NdArray, offset: number): NdArray => ({
    shape,
    data: data.map((value) => Math.round(64 * value) / 64 + offset),
  });

  for (const estimator of ["full", "fourier", "paired"])
    it(`${estimator} loses no digits to a common offset`, () => {
      const value = (offset: number) =>
        lossOf(`mmd_gaussian/estimator=${estimator}`, coarse(candidate, offset), coarse(exemplar, offset));
      expectNear([value(2 ** 17)], [value(0)], 1e-3);
    });
});

describe("mmd_gaussian, random Fourier features", () => {
  it("draws normal frequencies of variance 2/b, the bandwidths in turn, for every channel", () => {
    const [channels, count] = [2, 4096];
    const loss = lossNamed(`mmd_gaussian/bandwidths=0.5+8/frequencies=${count}`);
    const { frequencies } = loss.draw!(
      { exemplar: [1, 2, 2, channels], output: [1, 2, 2, channels] },
      random(1, "test"),
    );
    expect(frequencies!.shape).to.deep.equal([channels, count]);
    for (let channel = 0; channel < channels; channel++)
      for (const [turn, variance] of [2 / 0.5, 2 / 8].entries()) {
        const own = frequencies!.data.subarray(channel * count, (channel + 1) * count).filter((_, i) => i % 2 === turn);
        const mean = (power: number) => own.reduce((sum, value) => sum + value ** power, 0) / own.length;
        expect(mean(1) / Math.sqrt(variance)).to.be.closeTo(0, 0.1);
        expect(mean(2) / variance).to.be.closeTo(1, 0.15);
        expect(mean(4) / variance ** 2).to.be.closeTo(3, 0.6);
      }
  });

  it("comes near all pairs with several bandwidths too", () => {
    const value = (options: string) =>
      lossOf(`mmd_gaussian/bandwidths=0.25+4/scale=paper/${options}`, candidate, exemplar);
    expectNear([value("frequencies=4096")], [value("estimator=full")], 0.1);
  });
});

describe("mmd_gaussian, pairs of positions", () => {
  const paired = lossNamed("mmd_gaussian/estimator=paired");
  const drawn = (own: number, others: number, seed: number) => {
    const { order, exemplar_order } = paired.draw!(shapes(own, others), random(seed, "test"));
    return { order: [...order!.data], exemplarOrder: [...exemplar_order!.data] };
  };

  it("takes as many whole pairs as the smaller map has, of all positions of either", () => {
    for (const [own, others, count] of [
      [24, 15, 14],
      [9, 16, 8],
      [16, 16, 16],
    ] as const) {
      const seen = [new Set<number>(), new Set<number>()];
      for (let seed = 0; seed < 50; seed++) {
        const { order, exemplarOrder } = drawn(own, others, seed);
        for (const [i, each] of [exemplarOrder, order].entries()) {
          expect(each).to.have.length(count);
          expect(new Set(each).size, "each position once").to.equal(count);
          each.forEach((position) => seen[i]!.add(position));
        }
        if (own === others) expect(exemplarOrder).to.deep.equal(order);
      }
      const all = (positions: number) => Array.from({ length: positions }, (_, i) => i);
      const sorted = seen.map((positions) => [...positions].sort((a, b) => a - b));
      expect(sorted).to.deep.equal([all(own), all(others)]);
    }
  });

  it("draws every order equally often", () => {
    const counts = new Map<string, number>();
    for (let seed = 0; seed < 600; seed++) {
      const key = drawn(3, 3, seed).order.join();
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
    // Two of three positions in order: six ways, 100 ± 9 times each.
    expect(counts.size).to.equal(6);
    for (const [key, count] of counts) expect(count, key).to.be.within(60, 140);
  });

  it("refuses maps of one position", () => {
    expect(() => drawn(1, 4, 1)).to.throw(UsageError, "maps of two positions or more");
  });

  it("takes the drawn pairs' bandwidth as a constant in the gradient", () => {
    const draw = bound("mmd_gaussian/estimator=paired/bandwidth_from=draw/scale=paper", exemplar, CANDIDATE!);
    const [order, own] = [draw.draws.order!.data, draw.draws.exemplar_order!.data];
    const at = ({ data }: NdArray, position: number) => data.subarray(4 * position, 4 * position + 4);
    const squared = (a: Float32Array, b: Float32Array) => a.reduce((sum, value, i) => sum + (value - b[i]!) ** 2, 0);
    // Mean distance of x₀x₁, y₀y₁, x₀y₁ and x₁y₀ over the seven pairs.
    let unit = 0;
    for (let pair = 0; pair < 7; pair++) {
      const [x0, x1] = [at(candidate, order[pair]!), at(candidate, order[pair + 7]!)];
      const [y0, y1] = [at(exemplar, own[pair]!), at(exemplar, own[pair + 7]!)];
      unit += (squared(x0, x1) + squared(y0, y1) + squared(x0, y1) + squared(x1, y0)) / 28;
    }
    // The same with this number as the exemplar's bandwidth, whose gradient is held against differences elsewhere.
    const fixed = bound("mmd_gaussian/estimator=paired/scale=paper", exemplar, CANDIDATE!, draw.draws);
    const both = (measure: (x: Tensor) => ReturnType<typeof draw.measure>) =>
      tidy(() => {
        const { value, grad } = valueAndGrad(measure)(tensor(candidate.data, [...CANDIDATE!]));
        return [...value.dataSync(), ...grad.dataSync()];
      });
    const withUnit = (x: Tensor) => {
      const tensors = (arrays: Readonly<Record<string, NdArray>>) =>
        Object.fromEntries(Object.entries(arrays).map(([name, { shape, data }]) => [name, tensor(data, [...shape])]));
      const targets = { ...tensors(fixed.targets), unit: tensor(unit) };
      return fixed.loss.measure(x as Tensor4D, targets, tensors(fixed.draws)) as Scalar;
    };
    const [found, expected] = [both(draw.measure), both(withUnit)];
    expectNear(found.slice(0, 1), expected.slice(0, 1), 1e-5, "value");
    expectNear(found.slice(1), expected.slice(1), 1e-5, "gradient");
  });
});
