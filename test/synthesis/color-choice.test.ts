import { expect } from "chai";
import { UsageError } from "../../src/core/demand";
import { colorHandlings } from "../../src/color/handling";
import { checkedColor, withColorTerm } from "../../src/synthesis/color-choice";
import { small } from "./small";

describe("synthesis/color-choice", () => {
  it("is a way with its stage, the way's first where none is told", () => {
    for (const { name, stages } of colorHandlings.filter(({ name }) => !["none", "color-term"].includes(name))) {
      expect(checkedColor({ color: name }, "vgg16")).to.deep.equal({ handling: name, stage: stages[0] });
      for (const stage of stages)
        expect(checkedColor({ color: name, colorStage: stage }, "vgg16")).to.deep.equal({ handling: name, stage });
    }
  });

  it("is left out of settings where there is none, so that older runs keep their keys", () => {
    expect(checkedColor({}, "vgg16")).to.equal(undefined);
    expect(checkedColor({ color: "none" }, "vgg16")).to.equal(undefined);
    expect(small()).not.to.have.property("color");
  });

  it("refuses ways and stages that there are not, and a share of anything but the term", () => {
    const refused = (options: object, words: string) =>
      expect(() => checkedColor(options, "vgg16"), words).to.throw(UsageError, words);
    refused({ color: "sepia" }, "one of none, luminance");
    refused({ color: "gray", colorStage: "before" }, "color-stage of gray");
    refused({ color: "monge", colorStage: "during" }, "color-stage of monge");
    refused({ color: "monge", colorShare: 0.5 }, "color-share: expected color-term");
    refused({ color: "color-term", colorShare: 1.5 }, "from 0 to 1");
    refused({ color: "color-term", colorShare: NaN }, "from 0 to 1");
    expect(() => small({ color: "color-term" })).to.throw(UsageError, "features with a network for color-term");
  });

  it("shares the weight between the texture's losses and the color's, and leaves the content's", () => {
    const losses = [
      "gram",
      { loss: "mean", weight: 2, layers: ["level1"] },
      { loss: "content", of: "content" },
    ] as const;
    expect(withColorTerm(losses, { handling: "color-term", stage: "during", share: 0.25 })).to.deep.equal([
      { loss: "gram", weight: 0.75 },
      { loss: "mean", weight: 1.5, layers: ["level1"] },
      { loss: "content", of: "content" },
      { loss: "sliced_wasserstein/directions=12", layers: ["pixels"], weight: 0.25, of: "palette" },
    ]);
    expect(withColorTerm(losses, { handling: "gray", stage: "after" })).to.equal(losses);
  });

  it("has the network see gray beside the term, but where it is told otherwise", () => {
    const pyramid = { features: "random-pyramid", layers: [{ layer: "level1", weight: 1 }] };
    const term = { ...pyramid, color: "color-term" };
    expect(small(term).features.color).to.equal("gray");
    expect(small({ ...term, networkColor: "full" }).features.color).to.equal(undefined);
    expect(small({ ...pyramid, color: "monge" }).features.color).to.equal(undefined);
  });
});
