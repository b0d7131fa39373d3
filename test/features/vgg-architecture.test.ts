import { expect } from "chai";
import { stepsOf, stepsTo, type Network } from "../../src/features/vgg-architecture";

const layers = (network: Network) => stepsOf(network).map(({ layer }) => layer);
const convolutions = (network: Network) => stepsOf(network).filter((step) => step.kind === "conv");

describe("vgg-architecture", () => {
  it("has 13 and 16 convolutions, as Simonyan & Zisserman's D and E", () => {
    const perBlock = (network: Network) =>
      [1, 2, 3, 4, 5].map(
        (block) => convolutions(network).filter(({ key }) => key.startsWith(`block${block}_`)).length,
      );
    expect(perBlock("vgg16")).to.deep.equal([2, 2, 3, 3, 3]);
    expect(perBlock("vgg19")).to.deep.equal([2, 2, 4, 4, 4]);
  });

  it("lists layers in order, convolution before ReLU before pool", () => {
    expect(layers("vgg16").slice(0, 5)).to.deep.equal(["conv1_1", "relu1_1", "conv1_2", "relu1_2", "pool1"]);
    expect(layers("vgg16").slice(-7)).to.deep.equal([
      ...["conv5_1", "relu5_1", "conv5_2", "relu5_2", "conv5_3", "relu5_3", "pool5"],
    ]);
    expect(layers("vgg19").slice(-3)).to.deep.equal(["conv5_4", "relu5_4", "pool5"]);
    expect(layers("vgg19")).to.have.length(2 * 16 + 5);
  });

  it("feeds each convolution what the one before it makes: 64, 128, 256, 512, 512 channels by block", () => {
    const found = convolutions("vgg16").map(({ from, to }) => [from, to]);
    expect(found.slice(0, 6)).to.deep.equal([
      [3, 64],
      [64, 64],
      [64, 128],
      [128, 128],
      [128, 256],
      [256, 256],
    ]);
    expect(found.slice(7, 11)).to.deep.equal([
      [256, 512],
      [512, 512],
      [512, 512],
      [512, 512],
    ]);
  });

  it("goes to the deepest layer asked for, in whatever order", () => {
    expect(stepsTo("vgg19", ["pool1", "conv1_1"]).at(-1)!.layer).to.equal("pool1");
    expect(stepsTo("vgg19", ["conv1_1"])).to.have.length(1);
  });

  it("refuses a layer that is not the network's, and none", () => {
    expect(() => stepsTo("vgg16", ["relu3_4"])).to.throw("vgg16: expected a layer out of conv1_1, relu1_1,").and.throw;
    expect(() => stepsTo("vgg16", ["pool1", "relu3_4"])).to.throw('got "relu3_4"');
    expect(() => stepsTo("vgg19", ["relu3_4"])).not.to.throw();
    expect(() => stepsTo("vgg19", [])).to.throw("vgg19: expected at least one layer, got");
  });
});
