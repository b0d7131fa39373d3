import { expect } from "chai";
import { createFeatures, layersOf } from "../../src/features/create";
import { noiseImage } from "../support/data";
import { mapsOf } from "../support/maps";

const settings = { name: "random-pyramid", pooling: "average", padding: "zero", seed: 1 } as const;

describe("with-pixels", () => {
  it("puts the image in 0..255 before a network's own layers, which stay as they are", async () => {
    const both = await createFeatures({ ...settings, layers: ["level2", "pixels"] });
    const alone = await createFeatures({ ...settings, layers: ["level2"] });
    expect(both.layers).to.deep.equal(["pixels", "level2"]);
    expect(both.shapes(6, 8)).to.deep.equal({ pixels: [1, 6, 8, 3], ...alone.shapes(6, 8) });
    const image = noiseImage(6, 8, 1);
    const maps = mapsOf(both, image);
    expect(maps.pixels!.data[7]).to.be.closeTo(255 * image.data[7]!, 1e-4);
    expect(maps.level2).to.deep.equal(mapsOf(alone, image).level2);
  });

  it("needs no network where the pixels are all that is asked for", async () => {
    const features = await createFeatures({ ...settings, name: "vgg16", layers: ["pixels"] });
    expect(features.layers).to.deep.equal(["pixels"]);
    expect(features.parameters).to.deep.equal({});
  });

  it("is a layer of every feature set", () => {
    for (const name of ["vgg16", "vgg19", "random-vgg", "random-pyramid", "random-filters", "pixels"] as const)
      expect(layersOf(name)[0]).to.equal("pixels");
  });
});
