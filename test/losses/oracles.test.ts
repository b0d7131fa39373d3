import { expect } from "chai";
import { ndarray, type NdArray } from "../../src/core/ndarray";
import { random } from "../../src/core/random";
import { layersOf } from "../../src/features/create";
import type { Shape4D } from "../../src/features/feature-set";
import { stepsOf } from "../../src/features/vgg-architecture";
import { lossNamed } from "../../src/losses";
import { expectNear } from "../support/close";
import { normals } from "../support/data";
import { lossOf } from "../support/losses";

/** What must hold between losses, whatever the maps. */
describe("losses against each other", () => {
  const shape: Shape4D = [1, 4, 6, 5];
  const map = (seed: number): NdArray => {
    const { data } = normals(shape, seed);
    return { shape, data: data.map((value) => Math.max(0, value + 0.3)) };
  };
  const [x, y] = [map(1), map(2)];
  const of = (description: string, candidate = x, exemplar = y) => lossOf(description, candidate, exemplar);

  it("the Gram loss is the polynomial MMD with c = 0, over 4N²", () => {
    expectNear([of("gram/scale=paper")], [of("mmd_polynomial/scale=paper") / (4 * 5 ** 2)], 1e-6);
    expectNear([of("gram")], [of("mmd_polynomial")], 1e-6);
  });

  it("c adds 2c ‖Δμ‖², which is the linear MMD", () => {
    for (const c of [0.5, 3]) {
      const added = of(`mmd_polynomial/c=${c}/scale=paper`) - of("mmd_polynomial/scale=paper");
      expectNear([added], [2 * c * of("mmd_linear/scale=paper")], 1e-5, `c = ${c}`);
    }
    expectNear([of("mean/scale=paper")], [of("mmd_linear/scale=paper") / 5], 1e-6);
  });

  it("the shifted Gram loss is the Gram loss at s = 0, and at s = 1 the covariance's where the means agree", () => {
    expectNear([of("shifted_gram/s=0")], [of("gram")], 1e-6);
    const centered = moved(x, y);
    expectNear([of("shifted_gram/s=1", centered)], [of("covariance", centered)], 1e-5);
  });

  it("Risser's maps have one Gram matrix and two variances: constant 1/√2 against half 0, half 1", () => {
    const constant = ndarray(
      [1, 2, 2, 1],
      [1, 1, 1, 1].map((one) => one * Math.SQRT1_2),
    );
    const binary = ndarray([1, 2, 2, 1], [0, 1, 1, 0]);
    expect(of("gram", constant, binary)).to.be.below(1e-12);
    expectNear([of("covariance/scale=paper", constant, binary)], [0.25 ** 2 / 4], 1e-5);
    expect(of("histogram", constant, binary)).to.be.above(0.1);
  });

  it("random Fourier features come near all pairs, closer with more of them", () => {
    const full = of("mmd_gaussian/estimator=full/scale=paper");
    expectNear([of("mmd_gaussian/frequencies=4096/scale=paper")], [full], 0.1);
  });

  it("pairs of positions are right on average", () => {
    const loss = lossNamed("mmd_gaussian/estimator=paired/scale=paper");
    // Of many draws: the unbiased estimate, without the pairs of a position with itself.
    const count = 400;
    let sum = 0;
    for (let seed = 0; seed < count; seed++) {
      const draws = loss.draw!({ exemplar: shape, output: shape }, random(seed, "test"));
      sum += lossOf("mmd_gaussian/estimator=paired/scale=paper", x, y, draws) / count;
    }
    const positions = 24;
    const full = of("mmd_gaussian/estimator=full/scale=paper");
    // The biased estimate holds k = 1 once a position in both own means: about 2 (1 − mean k)/M too much; k ≤ 1.
    expect(sum).to.be.within(full - 2 / positions, full + 0.01);
  });

  it("Gatys et al. 2015 count 176,640 numbers on relu1_1 and four pools, 852,128 on all layers to pool4, 10,400 in 64 components", () => {
    const channels = new Map(stepsOf("vgg19").map(({ layer, to }) => [layer, to]));
    const numbers = (layers: readonly string[], most = Infinity) =>
      layers.reduce((total, layer) => {
        const kept = Math.min(most, channels.get(layer)!);
        return total + (kept * (kept + 1)) / 2;
      }, 0);
    const five = ["relu1_1", "pool1", "pool2", "pool3", "pool4"];
    const all = layersOf("vgg19").filter((layer) => /^(relu[1-4]_|pool[1-4])/.test(layer));
    expect(numbers(five)).to.equal(176_640);
    expect(numbers(all)).to.equal(852_128);
    expect(numbers(five, 64)).to.equal(10_400);
  });
});

/** The first map with the second one's means. */
function moved({ shape, data }: NdArray, to: NdArray): NdArray {
  const channels = shape[3]!;
  const means = (of: Float32Array) =>
    Array.from({ length: channels }, (_, c) => {
      const own = of.filter((_value, i) => i % channels === c);
      return own.reduce((sum, value) => sum + value, 0) / own.length;
    });
  const [from, wanted] = [means(data), means(to.data)];
  return { shape, data: data.map((value, i) => value + wanted[i % channels]! - from[i % channels]!) };
}
