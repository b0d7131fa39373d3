import { expect } from "chai";
import { dirname } from "node:path";
import { exemplars } from "../../src/exemplars";
import { crop } from "../../src/image/crop";
import { heldOutGram } from "../../src/metrics/held-out-gram";
import { evaluate } from "../../src/synthesis/evaluate";
import { describeShared, sharedFile } from "../support/shared";
import { strip, textures } from "./pictures";

const choice = { name: "random-vgg", layers: ["relu1_2", "relu2_2", "relu3_2"] } as const;
const { exemplar, floor, randomPhase, shuffled } = textures[1]!;

describe("heldOutGram", () => {
  it("by hand, on pixels: the relative squared distance of the Gram matrices", async () => {
    // eeᵀ = [[4, 2, 0], [2, 1, 0], [0, 0, 0]] against ccᵀ, all 0 but a 4: squares 4 + 4 + 1 over 16 + 4 + 4 + 1.
    const pixels = { name: "pixels", layers: ["pixels"] } as const;
    expect(await heldOutGram(strip([1, 0.5, 0]), strip([1, 0, 0], [1, 0, 0]), pixels)).to.be.closeTo(9 / 25, 1e-6);
  });

  it("is the mean over layers", async () => {
    const table = await evaluate(exemplar, floor, choice, ["gram"]);
    const values = choice.layers.map((layer) => table[layer]!.gram!);
    const mean = values.reduce((sum, value) => sum + value, 0) / 3;
    expect(await heldOutGram(exemplar, floor, choice)).to.be.closeTo(mean, 1e-12);
    expect(Math.max(...values)).to.be.above(1.05 * mean);
  });

  it("is least for the exemplar, then another draw, random phases, shuffled pixels", async () => {
    const pictures = [exemplar, floor, randomPhase, shuffled];
    const errors = await Promise.all(pictures.map((picture) => heldOutGram(exemplar, picture, choice)));
    expect(errors[0]).to.be.within(0, 1e-9);
    for (let i = 1; i < errors.length; i++) expect(errors[i]).to.be.above(1.2 * errors[i - 1]! + 1e-4);
  });

  it("is null without weights, and for pictures too small for a layer", async () => {
    expect(await heldOutGram(exemplar, floor, { name: "vgg16", layers: ["relu3_1"] })).to.equal(null);
    const small = crop(exemplar, { left: 0, top: 0, width: 40, height: 15 });
    expect(await heldOutGram(small, exemplar, { name: "random-vgg", layers: ["relu5_1"] })).to.equal(null);
    expect(await heldOutGram(exemplar, small, { name: "random-vgg", layers: ["pixels", "relu5_1"] })).to.equal(null);
    expect(await heldOutGram(small, small, { name: "random-vgg", layers: ["relu4_1"] })).to.be.within(0, 1e-9);
    expect(await heldOutGram(small, small, { name: "random-pyramid", layers: ["level5"] })).to.equal(null);
  });

  it("refuses layers that there are not", async () => {
    const error = await heldOutGram(exemplar, floor, { name: "random-vgg", layers: ["relu9_1"] }).catch(String);
    expect(error).to.contain("relu1_1");
  });
});

describeShared("heldOutGram with trained weights", () => {
  const weights = () => ({ folders: [dirname(sharedFile("weights/vgg16.safetensors"))] });
  const bricks = exemplars.bricks.draw({ height: 32, width: 32, seed: 1 });

  it("looks through the network whose weights are there, as deep as they go", async () => {
    const at = (name: "vgg16" | "vgg19", layer: string) =>
      heldOutGram(bricks, exemplar, { name, layers: [layer] }, { weights: weights() });
    expect(await at("vgg16", "relu3_1")).to.be.above(0.01);
    expect(await at("vgg19", "relu3_1")).to.be.above(0.01);
    expect(await at("vgg19", "relu4_1")).to.equal(null);
  });

  it("is null where the file holds another network", async () => {
    const file = sharedFile("weights/vgg19-block1-3.safetensors");
    expect(await heldOutGram(bricks, exemplar, { name: "vgg16", layers: ["relu2_1"] }, { weights: { file } })).to.equal(
      null,
    );
    expect(
      await heldOutGram(bricks, exemplar, { name: "vgg19", layers: ["relu2_1"] }, { weights: { file } }),
    ).to.be.above(0);
  });
});
