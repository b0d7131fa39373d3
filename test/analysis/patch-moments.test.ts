import { expect } from "chai";
import { Matrix } from "ml-matrix";
import {
  CENTER,
  colorAt,
  conditionOf,
  covarianceAt,
  firstFilters,
  firstGram,
  patchMoments,
  recovered,
  withoutBiases,
} from "../../src/analysis/patch-moments";
import { statisticsOf } from "../../src/analysis/statistics";
import { UsageError } from "../../src/core/demand";
import { ndarray } from "../../src/core/ndarray";
import { exemplars } from "../../src/exemplars";
import type { Network } from "../../src/features/vgg-architecture";
import { colorMoments } from "../../src/image/color-moments";
import type { Image } from "../../src/image/image";
import { gram } from "../../src/losses/gram";
import { expectClose, expectNear, relativeError } from "../support/close";
import { noiseImage } from "../support/data";
import { trainedWeights } from "../support/golden";
import { mapped, mapsOf } from "../support/maps";
import { untrained, untrainedWeights } from "../support/networks";
import { describeShared, sharedFile } from "../support/shared";

const image: Image = { height: 14, width: 17, data: noiseImage(14, 17, 3).data };
const weights = untrainedWeights("vgg16", "conv1_1");
const filters = firstFilters(weights);
const numbers = (matrix: Matrix) => matrix.to1DArray();
const square = (data: ArrayLike<number>) => Matrix.from1DArray(64, 64, Array.from(data));

/** E[f fᵀ] − E[f] E[f]ᵀ, E[f] being [W|b] times the mean patch. */
function firstCovariance(picture: Image, own: Matrix): Matrix {
  const mean = own.mmul(Matrix.columnVector(patchMoments(picture).getColumn(27)));
  return Matrix.sub(firstGram(picture, own), mean.mmul(mean.transpose()));
}

describe("analysis/patch-moments", () => {
  it("has the network's own Gram matrix before the ReLU", () => {
    const { conv1_1 } = mapsOf(untrained("vgg16", ["conv1_1"], weights), { shape: [1, 14, 17, 3], data: image.data });
    expectNear(mapped(conv1_1!, gram).data, numbers(firstGram(image, filters)), 1e-5);
  });

  it("takes patches as they are: two pixels by hand", () => {
    // White beside black: 255 − mean, and −mean, in blue, green, red; the middle of the patch is position 4.
    const pair: Image = { height: 1, width: 2, data: Float32Array.of(1, 1, 1, 0, 0, 0) };
    const moments = patchMoments(pair);
    const [white, black] = [[151.061, 138.221, 131.32], [-103.939, -116.779, -123.68]] as const; // prettier-ignore
    const means = moments.getColumn(27);
    expectClose(means.slice(12, 15), [0, 1, 2].map((c) => (white[c]! + black[c]!) / 2), 1e-9); // prettier-ignore
    // Left of the middle stands white once, and nothing once; right of it black; above and below nothing.
    expectClose(means.slice(9, 12), [0, 1, 2].map((c) => white[c]! / 2), 1e-9); // prettier-ignore
    expectClose(means.slice(15, 18), [0, 1, 2].map((c) => black[c]! / 2), 1e-9); // prettier-ignore
    expectClose([...means.slice(0, 9), ...means.slice(18)], [...new Array<number>(18).fill(0), 1]);
    // Middle with left: black beside white, once; with right: white beside black.
    expect(moments.get(12, 9)).to.be.closeTo((black[0] * white[0]) / 2, 1e-9);
    expect(moments.get(13, 17)).to.be.closeTo((white[1] * black[2]) / 2, 1e-9);
  });

  it("states the Gram matrix: [W|b] · E[p̃ p̃ᵀ] · [W|b]ᵀ", () => {
    const stated = filters.mmul(patchMoments(image)).mmul(filters.transpose());
    expectNear(numbers(stated), numbers(firstGram(image, filters)), 1e-13);
  });

  it("gives back all patches, and mean and covariance of color, from the Gram matrix", () => {
    const found = recovered(firstGram(image, filters), filters);
    expectNear(numbers(found), numbers(patchMoments(image)), 1e-11);
    const { mean, covariance } = colorAt(found);
    const truth = colorMoments(image);
    expectNear(mean, truth.mean, 1e-12, "mean");
    expectNear(covariance, truth.covariance, 1e-10, "covariance");
  });

  it("gives them at all nine positions, the border's zeros being the mean color", () => {
    const found = recovered(firstGram(image, filters), filters);
    const gray = [123.68 / 255, 116.779 / 255, 103.939 / 255];
    const seen = (row: number, column: number) => {
      const data = Array.from({ length: 14 * 17 }, (_, i) => {
        const [y, x] = [Math.floor(i / 17) + row, (i % 17) + column];
        const inside = y >= 0 && y < 14 && x >= 0 && x < 17;
        return inside ? [...image.data.slice((y * 17 + x) * 3, (y * 17 + x) * 3 + 3)] : gray;
      });
      return colorMoments({ height: 14, width: 17, data: Float32Array.from(data.flat()) });
    };
    for (let position = 0; position < 9; position++) {
      const truth = seen(Math.floor(position / 3) - 1, (position % 3) - 1);
      expectNear(colorAt(found, position).mean, truth.mean, 1e-6, `mean at ${position}`);
      expectNear(colorAt(found, position).covariance, truth.covariance, 1e-5, `covariance at ${position}`);
    }
    expect(relativeError(colorAt(found, 0).mean, colorAt(found, CENTER).mean)).to.be.above(1e-4);
  });

  it("gives back the covariance from the centered matrix, which is the same for any mean", () => {
    const brighter = { ...image, data: image.data.map((value, i) => value + [0.1, 0.2, -0.3][i % 3]!) };
    const found = recovered(firstCovariance(image, filters), withoutBiases(filters));
    expectNear(covarianceAt(found), colorMoments(image).covariance, 1e-9);
    const moved = recovered(firstCovariance(brighter, filters), withoutBiases(filters));
    expectNear(covarianceAt(moved), colorMoments(image).covariance, 1e-6);
  });

  it("refuses filters that leave the answer open, and weights of another shape", () => {
    const unbiased = { ...weights, "block1_conv1/bias": ndarray([64], new Float32Array(64)) };
    const blind = firstFilters(unbiased);
    expect(conditionOf(blind).rank).to.equal(27);
    expect(() => recovered(firstGram(image, blind), blind)).to.throw(UsageError, "filters of rank 28, got \"rank 27\""); // prettier-ignore
    expect(() => firstFilters({})).to.throw(UsageError, "firstFilters: expected block1_conv1/kernel");
    expect(() => firstFilters({ ...weights, "block1_conv1/bias": ndarray([3], [1, 2, 3]) })).to.throw("bias [64]");
  });
});

describeShared("patch moments by the trained networks", function () {
  this.timeout(60_000);
  const conditions = { vgg16: 5742.585, vgg19: 6281.479 } as const; // by numpy.linalg.svd
  const files = { vgg16: "vgg16.safetensors", vgg19: "vgg19-block1-3.safetensors" } as const;
  const picture = exemplars.cloth.draw({ height: 64, width: 48, seed: 1 });
  const truth = colorMoments(picture);

  for (const network of ["vgg16", "vgg19"] as const satisfies readonly Network[]) {
    it(`lie in the Gram matrix to 1e-8 in float64: ${network}, rank 28`, async () => {
      const own = firstFilters(await trainedWeights(network, "conv1_1"));
      const { rank, condition } = conditionOf(own);
      expect([rank, own.columns]).to.deep.equal([28, 28]);
      expect(condition).to.be.closeTo(conditions[network], 1e-3);
      const found = colorAt(recovered(firstGram(picture, own), own));
      expectNear(found.mean, truth.mean, 1e-9, "mean");
      expectNear(found.covariance, truth.covariance, 1e-8, "covariance");
      const centered = recovered(firstCovariance(picture, own), withoutBiases(own));
      expectNear(covarianceAt(centered), truth.covariance, 1e-8, "covariance from the centered one");
    });

    it(`lose digits to float32: ${network}`, async () => {
      const own = firstFilters(await trainedWeights(network, "conv1_1"));
      const exact = numbers(firstGram(picture, own));
      const file = sharedFile(`weights/${files[network]}`);
      const { conv1_1 } = await statisticsOf(picture, { name: network, layers: ["conv1_1"] }, { weights: { file } });
      expectNear(conv1_1!.gram, exact, 1e-5, "the network's Gram matrix");
      for (const rounded of [Float32Array.from(exact), conv1_1!.gram]) {
        const found = colorAt(recovered(square(rounded), own));
        expect(relativeError(found.covariance, [...truth.covariance])).to.be.within(1e-4, 0.3);
        expect(relativeError(found.mean, truth.mean)).to.be.within(1e-6, 0.01);
      }
    });
  }
});
