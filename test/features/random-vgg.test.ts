import { expect } from "chai";
import { randomVgg } from "../../src/features/random-vgg";

const make = (layer: string, seed: number) => randomVgg({ layers: [layer], pooling: "average", padding: "zero", seed });

describe("random-vgg", () => {
  it("is the same for the same seed, whatever the depth, and another for another", () => {
    const kernel = (layer: string, seed: number) => make(layer, seed).parameters["block1_conv2/kernel"]!.data;
    expect(kernel("relu1_2", 1)).to.deep.equal(kernel("relu2_1", 1));
    expect(kernel("relu1_2", 1)).not.to.deep.equal(kernel("relu1_2", 2));
  });

  it("draws each convolution's kernels anew", () => {
    const { parameters } = make("conv2_1", 1);
    const first = (key: string) => parameters[`${key}/kernel`]!.data[0];
    expect(first("block1_conv2")).not.to.equal(first("block2_conv1")); // both of deviation √(2 / (9 · 64))
  });

  it("has normal kernels of variance 2 / fan-in and no biases", () => {
    const { parameters } = make("conv2_1", 3);
    for (const [key, from, to] of [
      ["block1_conv2", 64, 64],
      ["block2_conv1", 64, 128],
    ] as const) {
      const { shape, data } = parameters[`${key}/kernel`]!;
      const variance = data.reduce((sum, value) => sum + value ** 2, 0) / data.length;
      expect(shape).to.deep.equal([3, 3, from, to]);
      expect(variance).to.be.closeTo(2 / (9 * from), 0.02 * (2 / (9 * from)));
      expect(parameters[`${key}/bias`]!.data.every((value) => value === 0)).to.be.true;
    }
  });

  it("has VGG-19's layers, and its seed in its identity", () => {
    const features = make("relu3_4", 4);
    expect([features.name, features.identity]).to.deep.equal([
      "random-vgg",
      { pooling: "average", padding: "zero", seed: 4 },
    ]);
    expect(features.shapes(9, 12)).to.deep.equal({ relu3_4: [1, 2, 3, 256] });
    expect(() => make("relu3_5", 4)).to.throw("a layer out of");
    expect(() => make("relu1_1", -1)).to.throw("a seed that is a whole number");
  });
});
