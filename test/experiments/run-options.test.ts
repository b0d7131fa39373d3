import { expect } from "chai";
import { UsageError } from "../../src/core/demand";
import { synthesisOptions } from "../../src/experiments/run-options";

describe("experiments/run-options", () => {
  it("become a synthesis's, in the command line's notation for layers and losses", () => {
    const options = {
      ...{ exemplar: "a.png", size: 64, outputSize: { height: 32, width: 48 }, features: "pixels", seed: 3 },
      ...{ networkColor: "gray", layers: "pool1,pool2:0.5", losses: "gram:2,mean@pixels", evaluations: 7 },
    };
    expect(synthesisOptions(options)).to.deep.equal({
      ...{ features: "pixels", seed: 3, networkColor: "gray", size: { height: 32, width: 48 }, evaluations: [7] },
      layers: [
        { layer: "pool1", weight: 1 },
        { layer: "pool2", weight: 0.5 },
      ],
      losses: [
        { loss: "gram", weight: 2 },
        { loss: "mean", weight: 1, layers: ["pixels"] },
      ],
    });
    expect(synthesisOptions({ exemplar: "a.png", evaluations: [5, 6], outputSize: 32 })).to.deep.include({
      ...{ evaluations: [5, 6], size: { height: 32, width: 32 }, layers: undefined, losses: undefined },
    });
  });

  it("refuse what cannot be read", () =>
    expect(() => synthesisOptions({ exemplar: "a", losses: "gram:x" })).to.throw(UsageError, "a weight of gram"));
});
