import { expect } from "chai";
import { UsageError } from "../../src/core/demand";
import { ndarray } from "../../src/core/ndarray";
import { createFeatures, featuresOf } from "../../src/features/create";
import { opponency, OPPONENCY_THRESHOLD, withoutOpponent } from "../../src/features/opponent-filters";
import { loadWeights, type Weights } from "../../src/features/weights/load";
import { stepsTo } from "../../src/features/vgg-architecture";
import { expectClose } from "../support/close";
import { noiseImage, normals } from "../support/data";
import { mapsOf } from "../support/maps";
import { untrainedWeights } from "../support/networks";
import { describeShared, sharedFile } from "../support/shared";

const settings = { pooling: "average", padding: "zero", seed: 0, layers: ["relu1_1", "relu1_2"] } as const;

/** The opponent filters of a network with these weights, and how many maps of conv1_1 are black on noise. */
function removedBy(weights: Weights): { indices: number[]; removed: number[]; black: number[] } {
  const indices = opponency(weights.tensors["block1_conv1/kernel"]!);
  const name = weights.network;
  const features = featuresOf({ ...settings, name, layers: ["conv1_1"], color: "without-opponent" }, weights);
  const full = featuresOf({ ...settings, name, layers: ["conv1_1"] }, weights);
  const image = noiseImage(8, 10, 1);
  const [maps, all] = [mapsOf(features, image).conv1_1!.data, mapsOf(full, image).conv1_1!.data];
  const filters = indices.map((_, filter) => filter);
  const black = filters.filter((filter) => maps.every((value, i) => i % 64 !== filter || value === 0));
  maps.forEach((value, i) => {
    if (!black.includes(i % 64)) expect(value).to.equal(all[i]);
  });
  return { indices, removed: filters.filter((filter) => indices[filter]! > Math.SQRT1_2), black };
}

describe("opponent-filters", () => {
  it("tells how far a filter is from gray, by hand", () => {
    // Two positions, three colors, five filters: gray; one color alone, √(2/3); red against green, 1; zeros; and
    // (3, 0, 0), (0, 2, 2): common parts 9/3 + 16/3 of 9 + 8, so √(1 − 25/51).
    const filters = [
      [1, 1, 1, -2, -2, -2],
      [0, 0, 4, 0, 0, 0],
      [1, -1, 0, 0, 0, 0],
      [0, 0, 0, 0, 0, 0],
      [3, 0, 0, 0, 2, 2],
    ];
    const data = [0, 1, 2, 3, 4, 5].flatMap((tap) => filters.map((filter) => filter[tap]!));
    const indices = opponency(ndarray([2, 1, 3, 5], data));
    expectClose(indices, [0, Math.sqrt(2 / 3), 1, 0, Math.sqrt(26 / 51)], 1e-12);
    expect(OPPONENCY_THRESHOLD ** 2).to.be.closeTo(1 / 2, 1e-15);
    expect(() => opponency(normals([3, 3, 4, 5]))).to.throw(UsageError, "[height, width, 3, out], got");
  });

  it("zeroes kernel and bias of those filters and nothing else", () => {
    const weights = untrainedWeights("vgg16", "relu1_2");
    const kernel = weights["block1_conv1/kernel"]!;
    // Filter 5 made gray, 6 nearly so.
    for (let position = 0; position < 9; position++)
      for (const filter of [5, 6])
        for (const color of [1, 2])
          kernel.data[(position * 3 + color) * 64 + filter] =
            kernel.data[position * 3 * 64 + filter]! * (filter === 6 ? 0.9 : 1);
    const indices = opponency(kernel);
    const less = withoutOpponent(weights);
    const kept = indices.map((index) => index <= Math.SQRT1_2);
    expect([kept[5], kept[6]]).to.deep.equal([true, true]);
    expect(kept.filter((keep) => !keep)).to.have.length.above(40);
    for (const key of ["block1_conv1/kernel", "block1_conv1/bias"])
      less[key]!.data.forEach((value, i) => expect(value).to.equal(kept[i % 64] ? weights[key]!.data[i] : 0));
    expect(less["block1_conv2/kernel"]).to.equal(weights["block1_conv2/kernel"]);
    expect(kernel.data.every((value) => value !== 0)).to.equal(true);
  });

  for (const name of ["random-vgg", "random-pyramid", "random-filters", "pixels"] as const)
    it(`is refused by ${name}`, async () => {
      const layers = {
        "random-vgg": "relu1_1",
        "random-pyramid": "level1",
        "random-filters": "size3",
        pixels: "pixels",
      };
      const error: unknown = await createFeatures({
        ...{ ...settings, name, layers: [layers[name]], color: "without-opponent" as const },
      }).then(
        () => undefined,
        (reason: unknown) => reason,
      );
      expect(error).to.be.instanceOf(UsageError);
      expect((error as UsageError).message)
        .to.contain("vgg16 or vgg19")
        .and.to.contain(`got ${name}`);
    });
});

describeShared("opponent filters of the trained networks", () => {
  const files = { vgg16: "weights/vgg16.safetensors", vgg19: "weights/vgg19-block1-3.safetensors" } as const;
  const gaps = { vgg16: [20, 0.637, 0.75], vgg19: [18, 0.702, 0.766] } as const;
  for (const network of ["vgg16", "vgg19"] as const)
    it(`are those removed, and their maps are black: ${gaps[network][0]} of ${network}`, async () => {
      const file = sharedFile(files[network]);
      const weights = await loadWeights(network, stepsTo(network, ["conv1_1"]), { file });
      const { indices, removed, black } = removedBy(weights);
      const [count, below, above] = gaps[network];
      expect(removed).to.have.length(count);
      expect(black).to.deep.equal(removed);
      const sorted = [...indices].sort((a, b) => a - b);
      expectClose([sorted[63 - count]!, sorted[64 - count]!], [below, above], 1e-3);
    });
});
