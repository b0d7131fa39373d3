import { expect } from "chai";
import { dirname } from "node:path";
import { exemplars } from "../../src/exemplars";
import type { Image } from "../../src/image/image";
import { vggLoss, vggLossOn } from "../../src/metrics/vgg-loss";
import { featureMaps } from "../../src/synthesis/feature-maps";
import { describeShared, sharedFile } from "../support/shared";
import { textures } from "./pictures";

const layers = ["relu1_1", "relu2_1", "relu3_1", "relu4_1", "relu5_1"];
const bricks = exemplars.bricks.draw({ height: 32, width: 36, seed: 1 });
const cloth = exemplars.cloth.draw({ height: 20, width: 48, seed: 1 });

/** The formula, in float64, from the maps of both pictures. */
async function byDefinition(
  name: "random-vgg" | "vgg16",
  exemplar: Image,
  candidate: Image,
  weights = {},
): Promise<number> {
  const [own, other] = await Promise.all(
    [exemplar, candidate].map((picture) => featureMaps(picture, { name, layers }, { weights })),
  );
  let [distance, size] = [0, 0];
  for (const layer of layers) {
    const { data, shape } = own![layer]!;
    const [, height, width, channels] = shape as [number, number, number, number];
    const scale = data.length / data.reduce((sum, value) => sum + value, 0);
    const gram = (map: Float32Array, i: number, j: number) => {
      let sum = 0;
      for (let at = 0; at < map.length; at += channels) sum += scale * map[at + i]! * scale * map[at + j]!;
      return (sum * height * width * channels) / map.length;
    };
    for (let i = 0; i < channels; i++)
      for (let j = 0; j <= i; j++) {
        const twice = i === j ? 1 : 2;
        const wanted = gram(data, i, j);
        distance += (twice * (gram(other![layer]!.data, i, j) - wanted) ** 2) / channels ** 2;
        size += (twice * wanted ** 2) / channels ** 2;
      }
  }
  return distance / (5 * size);
}

describe("vggLoss", () => {
  it("follows its definition, on a network of random weights and pictures of different sizes", async () => {
    const value = await vggLossOn("random-vgg", bricks, cloth);
    const wanted = await byDefinition("random-vgg", bricks, cloth);
    expect(value / wanted).to.be.closeTo(1, 1e-4);
    expect(value).to.be.above(1e-3);
  });

  it("is null without weights", async () => expect(await vggLoss(bricks, cloth)).to.equal(null));
});

describeShared("vggLoss with trained weights", () => {
  const weights = () => ({ folders: [dirname(sharedFile("weights/vgg16.safetensors"))] });

  it("follows its definition on VGG-16, and is null for VGG-19's first three blocks", async () => {
    const value = await vggLoss(bricks, cloth, { weights: weights() });
    expect(value! / (await byDefinition("vgg16", bricks, cloth, weights()))).to.be.closeTo(1, 1e-4);
    expect(await vggLoss(bricks, cloth, { weights: weights(), network: "vgg19" })).to.equal(null);
  });

  for (const { name, exemplar, floor, randomPhase, shuffled } of textures)
    it(`${name}: least for the exemplar, then another draw, then random phases and shuffled pixels`, async () => {
      const value = (picture: Image) => vggLoss(exemplar, picture, { weights: weights() });
      expect(await value(exemplar)).to.be.within(0, 1e-9);
      const least = (await value(floor))!;
      expect(least).to.be.above(1e-5);
      for (const picture of [randomPhase, shuffled]) expect(await value(picture)).to.be.above(2 * least);
    });

  it("is null for pictures too small for the fifth block", async () => {
    const small: Image = { height: 15, width: 32, data: new Float32Array(15 * 32 * 3) };
    expect(await vggLoss(small, bricks, { weights: weights() })).to.equal(null);
  });
});
