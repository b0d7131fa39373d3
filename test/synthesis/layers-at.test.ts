import { expect } from "chai";
import { layersAt } from "../../src/synthesis/layers-at";
import { resolveSettings } from "../../src/synthesis/resolve-settings";
import type { SynthesisOptions } from "../../src/synthesis/settings";

/** The layers of each scale, coarsest first. */
function layers(options: SynthesisOptions, height: number, width: number): (readonly string[])[] {
  const settings = resolveSettings(options, { height, width });
  return settings.scales.map((_, index) => layersAt(settings, index));
}

describe("synthesis/layersAt", () => {
  it("takes a layer where its maps have 16 pixels a side or more, and all at the finest scale", () => {
    // Sides 32, 64, 128: level1 has them in full, level2 half of them, level3 a quarter …
    expect(layers({}, 128, 150)).to.deep.equal([
      ["level1", "level2"],
      ["level1", "level2", "level3"],
      ["level1", "level2", "level3", "level4", "level5"],
    ]);
    expect(layers({ scales: 2 }, 62, 80)[0]).to.deep.equal(["level1"]); // level2 has 15 of 31 rows
    expect(layers({ scales: 2 }, 80, 62)[0]).to.deep.equal(["level1"]);
  });

  it("counts VGG's pools: relu1_1 before, pool1 after the first", () => {
    expect(layers({ features: "random-vgg", scales: 3 }, 128, 128)).to.deep.equal([
      ["relu1_1", "pool1"],
      ["relu1_1", "pool1", "pool2"],
      ["relu1_1", "pool1", "pool2", "pool3", "pool4"],
    ]);
    const deep = ["relu2_1", "conv3_1", "relu3_4", "pool3"].map((layer) => ({ layer, weight: 1 }));
    expect(layers({ features: "random-vgg", layers: deep, scales: 3 }, 128, 128)).to.deep.equal([
      ["relu2_1"], // 16 of 32; block 3 has 8
      ["relu2_1", "conv3_1", "relu3_4"], // 16 of 64; pool3 has 8
      ["relu2_1", "conv3_1", "relu3_4", "pool3"],
    ]);
  });

  it("keeps the shallowest where none is large enough", () => {
    const deep = ["level4", "level3"].map((layer) => ({ layer, weight: 1 }));
    expect(layers({ layers: deep, scales: 2 }, 64, 64)).to.deep.equal([["level3"], ["level3", "level4"]]);
  });

  it("lets the finest scale's maps shrink to a pixel", () => {
    expect(layers({ layers: [{ layer: "level6", weight: 1 }] }, 32, 40)).to.deep.equal([["level6"]]);
  });

  it("goes by the smaller of the output and the exemplar", () => {
    expect(layers({ size: { height: 256, width: 256 }, scales: 2 }, 62, 62)[0]).to.deep.equal(["level1"]);
    expect(layers({ size: { height: 62, width: 62 }, scales: 2 }, 256, 256)[0]).to.deep.equal(["level1"]);
  });
});
