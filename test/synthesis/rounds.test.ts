import { expect } from "chai";
import { IMAGENET_MEAN } from "../../src/core/imagenet-mean";
import type { Image } from "../../src/image/image";
import { climb, noiseStart } from "../../src/synthesis/climb";
import { resolveSettings } from "../../src/synthesis/resolve-settings";
import type { SynthesisOptions } from "../../src/synthesis/settings";
import { expectNear } from "../support/close";
import { eager } from "../support/compiled";

/** ImageNet's mean color everywhere: what decay of weights draws to is also what the loss wants. */
const exemplar: Image = {
  ...{ height: 16, width: 20 },
  data: Float32Array.from({ length: 16 * 20 * 3 }, (_, i) => IMAGENET_MEAN[i % 3]! / 255),
};

/** Two evaluations of a descent on the mean color: one step. */
async function step(weight: number, options: SynthesisOptions) {
  const settings = resolveSettings(
    {
      ...{ features: "pixels", losses: [{ loss: "mean/scale=paper", weight }], scales: 1, evaluations: [2] },
      ...{ optimizer: "sgd", momentum: 0, bounds: "none", init: "white-gaussian/sigma=5" },
      ...options,
    },
    exemplar,
  );
  const start = noiseStart({ pictures: { exemplar }, settings, index: 0, scale: settings.scales[0]! });
  const { image } = await climb({ exemplar: exemplar }, settings, { engine: eager, weights: null });
  return { before: start.data, after: image.data };
}

describe("sgd in a run", () => {
  it("decays towards ImageNet's mean color", async () => {
    const { before, after } = await step(1e-30, { learningRate: 0.1, sgd: { weightDecay: 3 } });
    expectNear(
      after,
      before.map((value, i) => value - 0.3 * (value - IMAGENET_MEAN[i % 3]! / 255)),
      1e-6,
      "picture",
    );
  });

  it("limits the gradient's norm to so much a variable", async () => {
    const { before, after } = await step(1e6, { learningRate: 0.1, sgd: { gradientLimit: 1e-3 } });
    const moved = Math.hypot(...after.map((value, i) => value - before[i]!));
    expect(moved).to.be.closeTo(0.1 * 1e-3 * before.length, 1e-5);
  });
});
