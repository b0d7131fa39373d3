import { expect } from "chai";
import { hueRotated, insideGamut, shifted } from "../../src/analysis/color-changes";
import { sensitivity } from "../../src/analysis/sensitivity";
import { statisticsOf } from "../../src/analysis/statistics";
import { exemplars } from "../../src/exemplars";
import { crop } from "../../src/image/crop";
import type { Image } from "../../src/image/image";
import { featureMaps } from "../../src/synthesis/feature-maps";
import { expectRefusal } from "../image/refusal";
import { expectNear } from "../support/close";
import { describeShared, sharedFile } from "../support/shared";

const cloth = exemplars.cloth.draw({ height: 32, width: 49, seed: 1 });
const pixels = { name: "pixels", layers: ["pixels"] } as const;

/** Gram matrix, covariance and mean of a map [1, h, w, channels], summed in plain float64. */
function plain({ shape, data }: { shape: readonly number[]; data: Float32Array }) {
  const channels = shape[3]!;
  const count = data.length / channels;
  const mean = Array.from({ length: channels }, (_, c) => {
    return data.reduce((sum, value, i) => (i % channels === c ? sum + value : sum), 0) / count;
  });
  const products = (center: readonly number[]) =>
    Array.from({ length: channels ** 2 }, (_, i) => {
      const [a, b] = [Math.floor(i / channels), i % channels];
      let sum = 0;
      for (let p = 0; p < data.length; p += channels) sum += (data[p + a]! - center[a]!) * (data[p + b]! - center[b]!);
      return sum / count;
    });
  return { gram: products(mean.map(() => 0)), covariance: products(mean), mean };
}

/** ‖a − b‖ / ‖b‖, written out. */
const apart = (a: readonly number[], b: readonly number[]) =>
  Math.hypot(...a.map((value, i) => value - b[i]!)) / Math.hypot(...b);

describe("analysis/sensitivity", () => {
  it("reads Gram matrix, covariance and mean of each layer", async () => {
    const choice = { name: "random-pyramid", layers: ["pixels", "level2"] } as const;
    const [read, maps] = [await statisticsOf(cloth, choice), await featureMaps(cloth, choice)];
    for (const layer of choice.layers)
      for (const name of ["gram", "covariance", "mean"] as const)
        expectNear(read[layer]![name], plain(maps[layer]!)[name], 1e-5, `${name} of ${layer}`);
  });

  it("is the Frobenius distance over the picture's own, on the whole picture; the floor that of its halves", async () => {
    const red = (image: Image) => shifted(image, [0.2, 0, 0]);
    const { changes, floor } = await sensitivity(cloth, { red, none: (image) => image }, pixels);
    const own = plain({ shape: [1, 32, 49, 3], data: cloth.data });
    const other = plain({ shape: [1, 32, 49, 3], data: red(cloth).data });
    for (const name of ["gram", "covariance", "mean"] as const) {
      expect(changes.red!.pixels![name]).to.be.closeTo(apart(other[name], own[name]), 1e-5);
      expect(changes.none!.pixels![name]).to.equal(0);
    }
    const half = (left: number) =>
      plain({ shape: [1, 32, 24, 3], data: crop(cloth, { left, top: 0, height: 32, width: 24 }).data });
    expect(floor.pixels!.mean).to.be.closeTo(apart(half(25).mean, half(0).mean), 1e-5);
    expect(floor.pixels!.gram).to.be.closeTo(apart(half(25).gram, half(0).gram), 1e-5);
  });

  it("is none to a turn of hues in a gray network, whose pixels are colored", async () => {
    const choice = { name: "random-vgg", layers: ["pixels", "relu1_1", "pool1"], color: "gray" } as const;
    const { turned } = (await sensitivity(cloth, { turned: (image) => hueRotated(image, 90) }, choice)).changes;
    for (const layer of ["relu1_1", "pool1"])
      for (const value of Object.values(turned![layer]!)) expect(value).to.be.below(1e-5);
    expect(turned!.pixels!.covariance).to.be.above(0.5);
  });

  it("refuses pictures too small for a layer", () =>
    expectRefusal(sensitivity(cloth, {}, { name: "random-vgg", layers: ["pool5"] }), "large enough for pool5"));
});

describeShared("sensitivity of VGG-16 to hue", function () {
  this.timeout(60_000);

  it("is that of dyed cloth: Gram matrices move by about their own norm, far beyond the floor", async () => {
    const weights = { file: sharedFile("weights/vgg16.safetensors") };
    const image = exemplars.cloth.draw({ height: 128, width: 128, seed: 1 });
    const choice = { name: "vgg16", layers: ["conv1_1", "relu1_1", "relu3_1"] } as const;
    const turned = (each: Image) => insideGamut(hueRotated(each, 90));
    const moved = (each: Image) => shifted(each, [0.1, 0, -0.1]);
    const { changes, floor } = await sensitivity(image, { turned, moved }, choice, { weights });
    for (const layer of ["relu1_1", "relu3_1"])
      for (const name of ["gram", "covariance"] as const) {
        expect(changes.turned![layer]![name]).to.be.within(0.9, 2);
        expect(floor[layer]![name]).to.be.below(0.15);
      }
    // Before the ReLU a shift moves the means alone, but at the edge, where zeros are padded.
    expect(changes.moved!.conv1_1!.covariance).to.be.below(0.01);
    expect(changes.moved!.conv1_1!.mean).to.be.above(1);
    expect(changes.moved!.relu1_1!.covariance).to.be.above(0.2);
  });
});
