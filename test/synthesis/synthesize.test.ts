import { expect } from "chai";
import { UsageError } from "../../src/core/demand";
import { mean, square, sub, sum } from "../../src/core/tensor";
import type { Loss } from "../../src/losses/loss";
import { climb } from "../../src/synthesis/climb";
import { synthesize } from "../../src/synthesis/synthesize";
import { compiled } from "../support/compiled";
import { cloth, small } from "./small";

const options = { features: "random-pyramid", layers: [{ layer: "level1", weight: 1 }], evaluations: [12], scales: 1 };

/** Matches the mean of the channels' squares. */
const power: Loss = {
  name: "power",
  prepare: (exemplar) => ({ power: mean(square(exemplar), [0, 1, 2]) }),
  measure: (candidate, targets) => sum(square(sub(mean(square(candidate), [0, 1, 2]), targets.power!))),
};

describe("synthesis/synthesize", () => {
  it("is a climb of the settings that its options come to", async () => {
    const { settings, ...result } = await synthesize(cloth, options);
    expect(settings).to.deep.equal(small(options));
    expect(result).to.deep.equal(await climb({ exemplar: cloth }, small(options), { engine: compiled, weights: null }));
  });

  it("brings a loss of one's own down, alone and beside the workbench's", async () => {
    const alone = await synthesize(cloth, { ...options, losses: [power] });
    expect(alone.settings.losses[0]).to.include({ loss: "power", weight: 1 });
    const [start, ...rest] = alone.curves[0]!.terms["power@level1"]!;
    expect(Math.min(...rest)).to.be.below(start! / 50);
    const both = await synthesize(cloth, { ...options, losses: ["gram", { loss: power, weight: 0.5 }] });
    expect(Object.keys(both.curves[0]!.terms)).to.deep.equal(["gram@level1", "power@level1"]);
    expect(both.curves[0]!.weights).to.deep.equal({ "gram@level1": 1, "power@level1": 0.5 });
  });

  it("refuses what cannot be, and trained networks without their weights", async () => {
    const refused = async (more: object, words: string) => {
      const error: unknown = await synthesize(cloth, { ...options, ...more }).catch((reason: unknown) => reason);
      expect(error).to.be.instanceOf(UsageError);
      expect(error).to.have.property("message").that.includes(words);
    };
    await refused({ losses: ["grim"] }, "loss: expected one of gram");
    await refused({ features: "vgg16", layers: [{ layer: "pool1", weight: 1 }] }, "vgg16");
  });
});
