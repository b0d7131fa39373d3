import { expect } from "chai";
import type { Weights } from "../../../src/features/weights/load";
import { exemplars } from "../../../src/exemplars";
import { readImage } from "../../../src/image/read";
import { resize } from "../../../src/image/resize";
import type { Image } from "../../../src/image/image";
import { climb } from "../../../src/synthesis/climb";
import { modesOf, presets } from "../../../src/synthesis/presets";
import { runWeights } from "../../../src/synthesis/run-weights";
import { resolveSettings } from "../../../src/synthesis/resolve-settings";
import type { Settings } from "../../../src/synthesis/settings";
import { compiled } from "../../support/compiled";
import { untrainedWeights } from "../../support/networks";
import { describeShared, sharedFile } from "../../support/shared";

/** A few evaluations, in two rounds where a recipe has rounds. */
const briefly = ({ rounds = 1 }: { rounds?: number | undefined }) => ({
  evaluations: [6],
  ...(rounds > 1 ? { rounds: 2 } : {}),
});

async function assertRuns(exemplar: Image, settings: Settings, weights: Weights | null): Promise<void> {
  const { image, stop, curves } = await climb({ exemplar: exemplar }, settings, { engine: compiled, weights });
  expect(stop).to.equal("evaluation limit");
  for (const { total, terms } of curves) {
    expect(total).to.have.length(6);
    expect(total.every(Number.isFinite)).to.be.true;
    expect(Math.min(...total), "lower than the start").to.be.below(total[0]!);
    for (const [name, values] of Object.entries(terms)) expect(values.every(Number.isFinite), name).to.be.true;
  }
  expect(image.data.every((value) => value >= 0 && value <= 1)).to.be.true;
}

describe("presets, run briefly at 64×64", function () {
  this.timeout(120_000);
  const exemplar = exemplars.pebbles.draw({ height: 64, width: 64, seed: 1 });
  let weights: Weights;
  before(() => {
    const tensors = untrainedWeights("vgg19", "relu5_2");
    weights = {
      network: "vgg19",
      file: "",
      tensors,
      hashes: Object.fromEntries(Object.keys(tensors).map((key) => [key, key])),
    };
  });
  for (const { name, recipe } of presets.flatMap(modesOf))
    it(name, async () => {
      const settings = resolveSettings({ preset: name, ...briefly(recipe.options) }, exemplar);
      await assertRuns(exemplar, settings, settings.features.name === "vgg19" ? weights : null);
    });
});

describeShared("presets on the trained networks, run briefly at 64×64", function () {
  this.timeout(120_000);
  let exemplar: Image;
  before(async () => {
    const whole = await readImage(sharedFile("textures/pebbles.jpg"));
    exemplar = resize(whole, { height: 64, width: 64, kernel: "lanczos3" });
  });
  const source = () => ({ folders: [sharedFile("weights")] });
  const vgg = presets.flatMap(modesOf).filter(({ recipe }) => recipe.options.features === "vgg19");

  for (const { name, recipe } of vgg)
    it(`VGG-16: ${name}`, async () => {
      const { layers = [] } = recipe.options;
      const own = layers.filter(({ layer }) => layer !== "relu3_4" && layer !== "relu4_4"); // VGG-19's alone
      const settings = resolveSettings(
        { preset: name, features: "vgg16", layers: own, ...briefly(recipe.options) },
        exemplar,
      );
      await assertRuns(exemplar, settings, (await runWeights(settings, source())).weights);
    });

  it("VGG-19, as deep as it is at hand: heitz2021", async () => {
    const layers = ["relu1_1", "relu2_2", "relu3_4"].map((layer) => ({ layer, weight: 1 }));
    const settings = resolveSettings({ preset: "heitz2021", layers, evaluations: [6], rounds: 2 }, exemplar);
    await assertRuns(exemplar, settings, (await runWeights(settings, source())).weights);
  });
});
