import { expect } from "chai";
import type { NdArray } from "../../../src/core/ndarray";
import { tidy, grad, tensor, type Scalar, type Tensor } from "../../../src/core/tensor";
import { presetNamed } from "../../../src/synthesis/presets";
import { expectNear, relativeError } from "../../support/close";
import { normals } from "../../support/data";
import { bound } from "../../support/losses";

const HEIGHT = 2;
const WIDTH = 3;
const M = HEIGHT * WIDTH;

/** [1, 2, 3, N], not negative, as behind a ReLU, of the size that features have. */
function map(channels: number, seed: number): NdArray {
  const { shape, data } = normals([1, HEIGHT, WIDTH, channels], seed);
  return { shape, data: data.map((value) => 50 * Math.abs(value)) };
}

/** The losses of a recipe on one of its layers, each with the weight that it has there. */
function termsOn(name: string, layer: string): { loss: string; weight: number }[] {
  const { layers = [], losses } = presetNamed(name).recipe.options;
  const ofLayer = layers.find((each) => each.layer === layer)?.weight;
  return losses
    .filter((each) => (each.layers ? each.layers.includes(layer) : ofLayer !== undefined))
    .map(({ loss, weight = 1 }) => ({ loss, weight: weight * (ofLayer ?? 1) }));
}

/** ‖FFᵀ − F̂F̂ᵀ‖², sums over positions, in float64. */
function squaredGramDistance(x: NdArray, y: NdArray): number {
  const channels = x.shape[3]!;
  let distance = 0;
  for (let i = 0; i < channels; i++)
    for (let j = 0; j < channels; j++) {
      let difference = 0;
      for (let at = 0; at < M; at++) {
        const start = at * channels;
        difference += x.data[start + i]! * x.data[start + j]! - y.data[start + i]! * y.data[start + j]!;
      }
      distance += difference ** 2;
    }
  return distance;
}

const CHANNELS: Readonly<Record<string, number>> = {
  ...{ relu1_1: 64, relu2_1: 128, relu3_1: 256, relu4_1: 512, relu5_1: 512 },
  ...{ pool1: 64, pool2: 128, pool3: 256, pool4: 512, multiscale: 1024 },
};
const BLOCKS = ["relu1_1", "relu2_1", "relu3_1", "relu4_1", "relu5_1"];
const POOLS = ["relu1_1", "pool1", "pool2", "pool3", "pool4"];

/** K of K·‖FFᵀ − F̂F̂ᵀ‖², per layer, as ../shared/research/systems-and-formulas.md §2b has it and the sources state it. */
const constants: readonly [preset: string, layers: readonly string[], k: (n: number) => number][] = [
  ["gatys2015", POOLS, (n) => 1 / (4 * n ** 2 * M ** 2)],
  ["gatys2015/code", POOLS, (n) => 1e9 / (4 * n ** 2 * M ** 2)],
  ["gatys2016", BLOCKS, (n) => 1 / 5 / (4 * n ** 2 * M ** 2)],
  ["gatys2016/code", BLOCKS, (n) => 1e3 / (n ** 4 * M ** 2)],
  ["liu2016", POOLS, (n) => 1e9 / (4 * n ** 2 * M ** 2)],
  ["liu2016/code", POOLS, (n) => 1e9 / (4 * 5 * n ** 2 * M ** 2)],
  ["berger2017", POOLS, (n) => 1e9 / (4 * n ** 2 * M ** 2)],
  ["ustyuzhaninov2017", ["multiscale"], (n) => 1 / (4 * n ** 2 * M ** 2)],
  ["ustyuzhaninov2017/code", ["multiscale"], (n) => 1e7 / (4 * n ** 2 * M ** 2)],
  ["li2017-polynomial", BLOCKS, (n) => 1 / (4 * n ** 2 * M ** 2)],
  ["li2017-polynomial/code", BLOCKS, (n) => 1 / (8 * n ** 2 * M)],
  ["risser2017", BLOCKS.slice(0, 4), (n) => 1 / (4 * n ** 2 * M ** 2)],
  ["risser2017/code", BLOCKS, (n) => 1 / n ** 2],
];

describe("presets, the constants of Gram losses", () => {
  for (const [name, layers, k] of constants)
    it(name, () => {
      for (const layer of layers) {
        const n = CHANNELS[layer]!;
        const [candidate, exemplar] = [map(n, 1), map(n, 2)];
        const [term, ...others] = termsOn(name, layer).filter(({ loss }) => /^(gram|mmd_polynomial)/.test(loss));
        expect(others, "one Gram loss a layer").to.deep.equal([]);
        const { value } = bound(term!.loss, exemplar, [1, HEIGHT, WIDTH, n]);
        const expected = k(n) * squaredGramDistance(candidate, exemplar);
        expect(relativeError([term!.weight * value(candidate)], [expected]), layer).to.be.below(1e-5);
      }
      const { layers: all = [] } = presetNamed(name).recipe.options;
      expect(all.map(({ layer }) => layer)).to.deep.equal(layers);
    });
});

/** What lyttonhao/Neural-Style-MMD hands back for a layer, entry by entry, positions first: [M][N] -> [M][N]. */
type Gradient = (x: readonly Float64Array[], y: readonly Float64Array[], order: readonly number[]) => number[][];

const add = (a: readonly number[], b: readonly number[]) => a.map((value, i) => value + b[i]!);
const meanOf = (rows: readonly Float64Array[]) =>
  rows
    .reduce((sum: number[], row) => add(sum, [...row]), new Array<number>(rows[0]!.length).fill(0))
    .map((value) => value / M);
const spreadOf = (rows: readonly Float64Array[]) => {
  const mean = meanOf(rows);
  return mean.map((center, i) => Math.sqrt(rows.reduce((sum, row) => sum + (row[i]! - center) ** 2, 0) / M));
};
const squared = (a: Float64Array, b: Float64Array) => a.reduce((sum, value, i) => sum + (value - b[i]!) ** 2, 0);

/** `style` is the factor of the command line: 5, and 1 for BN. */
const codes: Readonly<Record<string, (n: number) => Gradient>> = {
  // Every position: style · 2e3/(NM) · Σ over positions of x − y.
  linear: (n) => (x, y) => {
    const [own, other] = [meanOf(x), meanOf(y)];
    return x.map(() => own.map((value, i) => ((5 * 2e3) / (n * M)) * M * (value - other[i]!)));
  },
  // style · 0.1/(NM · N) · x (XᵀX − YᵀY).
  polynomial: (n) => (x, y) => {
    const weight = (5 * 0.1) / (n * M * n);
    const dot = (row: Float64Array, other: Float64Array) => row.reduce((sum, value, i) => sum + value * other[i]!, 0);
    return x.map((row) =>
      Array.from(
        { length: n },
        (_, j) =>
          weight *
          (x.reduce((sum, each) => sum + dot(row, each) * each[j]!, 0) -
            y.reduce((sum, each) => sum + dot(row, each) * each[j]!, 0)),
      ),
    );
  },
  // style · 3e14/(NM) · γ (−k(x0, x1)(x0 − x1) + k(x0, y1)(x0 − y1)), and likewise for x1.
  gaussian: (n) => (x, y, order) => {
    const pairs = M / 2;
    const found = x.map(() => new Array<number>(n).fill(0));
    const couples = Array.from({ length: pairs }, (_, p) => [order[p]!, order[pairs + p]!] as const);
    const sum = couples.reduce(
      (total, [a, b]) =>
        total + squared(x[a]!, x[b]!) + squared(y[a]!, y[b]!) + squared(x[a]!, y[b]!) + squared(y[a]!, x[b]!),
      0,
    );
    const gamma = (4 * pairs) / sum;
    const weight = (5 * 3e14) / (n * M);
    const pull = (at: number, own: Float64Array, other: Float64Array, sign: number) => {
      const k = Math.exp(-gamma * squared(own, other));
      found[at] = found[at]!.map((value, i) => value + weight * gamma * sign * k * (own[i]! - other[i]!));
    };
    for (const [a, b] of couples) {
      pull(a, x[a]!, x[b]!, -1);
      pull(b, x[b]!, x[a]!, -1);
      pull(a, x[a]!, y[b]!, 1);
      pull(b, x[b]!, y[a]!, 1);
    }
    return found;
  },
  // style · 1e3 · M/N · (1/M) (Δμ + Δσ/σ · (x − μ)).
  batchnorm: (n) => (x, y) => {
    const [mean, spread, otherMean, otherSpread] = [meanOf(x), spreadOf(x), meanOf(y), spreadOf(y)];
    return x.map((row) =>
      Array.from(row, (value, i) => {
        const scaled = ((spread[i]! - otherSpread[i]!) / spread[i]!) * (value - mean[i]!);
        return (1e3 / n) * (mean[i]! - otherMean[i]! + scaled);
      }),
    );
  },
};

describe("presets, the gradients of Li et al.'s code", () => {
  const rows = ({ shape, data }: NdArray) =>
    Array.from({ length: M }, (_, at) => Float64Array.from(data.slice(at * shape[3]!, (at + 1) * shape[3]!)));
  for (const [kernel, gradientOf] of Object.entries(codes))
    it(kernel, () => {
      for (const layer of ["relu1_1", "relu4_1"]) {
        const n = CHANNELS[layer]!;
        const [candidate, exemplar] = [map(n, 3), map(n, 4)];
        const [term, ...others] = termsOn(`li2017-${kernel}/code`, layer);
        expect(others).to.deep.equal([]);
        const { measure, draws } = bound(term!.loss, exemplar, [1, HEIGHT, WIDTH, n]);
        const found = tidy(() => {
          const given = tensor(candidate.data, [...candidate.shape]);
          return grad((x: Tensor): Scalar => measure(x).mul(term!.weight))(given).dataSync<"float32">();
        });
        const order = Array.from(draws.order?.data ?? []);
        const expected = gradientOf(n)(rows(candidate), rows(exemplar), order).flat();
        expectNear(found, Float32Array.from(expected), 1e-4, layer);
      }
    });
});

describe("presets, the total variation of Li et al.'s code", () => {
  it("has the gradient 1e-2 · Laplacian / 8 within the picture", () => {
    const side = 5;
    const image = normals([1, side, side, 3], 5, 40);
    const { losses } = presetNamed("li2017-linear/code").recipe.options;
    const { loss, weight = 1, layers } = losses.find((each) => each.loss.startsWith("total_variation"))!;
    expect(layers).to.deep.equal(["pixels"]);
    const { measure } = bound(loss, image, [1, side, side, 3]);
    const found = tidy(() =>
      grad((x: Tensor): Scalar => measure(x).mul(weight))(tensor(image.data, [...image.shape])).dataSync<"float32">(),
    );
    const at = (row: number, column: number, c: number) => image.data[(row * side + column) * 3 + c]!;
    for (const c of [0, 1, 2]) {
      const neighbors = at(1, 2, c) + at(3, 2, c) + at(2, 1, c) + at(2, 3, c);
      // The code sums over pairs of neighbors; the loss has their mean times the positions: 5 for 4 pairs a row.
      const expected = ((1e-2 * (4 * at(2, 2, c) - neighbors)) / 8) * (side / (side - 1));
      expect(found[(2 * side + 2) * 3 + c]).to.be.closeTo(expected, 1e-6);
    }
  });
});
