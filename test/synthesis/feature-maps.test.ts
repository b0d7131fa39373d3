import { expect } from "chai";
import { featureMaps } from "../../src/synthesis/feature-maps";
import { eager } from "../support/compiled";
import { expectRefusal } from "../image/refusal";
import { cloth } from "./small";

describe("synthesis/featureMaps", () => {
  it("gives each layer's map, pixels on the 0..255 scale", async () => {
    const maps = await featureMaps(cloth, { name: "random-vgg", layers: ["pixels", "conv1_1", "relu1_1", "pool1"] });
    expect(Object.entries(maps).map(([layer, { shape }]) => [layer, shape.join()])).to.deep.equal([
      ["pixels", "1,32,48,3"],
      ["conv1_1", "1,32,48,64"],
      ["relu1_1", "1,32,48,64"],
      ["pool1", "1,16,24,64"],
    ]);
    maps.pixels!.data.forEach((value, i) => expect(value).to.be.closeTo(255 * cloth.data[i]!, 1e-4));
    maps.relu1_1!.data.forEach((value, i) => expect(value).to.equal(Math.max(0, maps.conv1_1!.data[i]!)));
  });

  it("is the same on another engine, and refuses layers that are not there", async () => {
    const choice = { name: "random-pyramid", layers: ["level1"] } as const;
    const [a, b] = [await featureMaps(cloth, choice), await featureMaps(cloth, choice, { engine: eager })];
    a.level1!.data.forEach((value, i) => expect(value).to.be.closeTo(b.level1!.data[i]!, 1e-3));
    await expectRefusal(featureMaps(cloth, { name: "random-pyramid", layers: ["pool1"] }), "pool1");
  });
});
