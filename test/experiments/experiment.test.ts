import { expect } from "chai";
import { UsageError } from "../../src/core/demand";
import { checkedExperiment } from "../../src/experiments/experiment";

const axes = { exemplar: ["procedural:pebbles"] };

describe("experiments/experiment", () => {
  it("fills in what is not stated", () => {
    expect(checkedExperiment({ question: "?", axes }, "x")).to.deep.equal({
      ...{ question: "?", axes, base: {}, exclude: [] },
      quick: { set: {}, axes: {} },
    });
  });

  it("names the first fault's place", () => {
    const wrong: [unknown, string][] = [
      [undefined, "experiment x: expected another declaration"],
      [{ axes }, "another question"],
      [{ question: "", axes }, "another question"],
      [{ question: "?" }, "another axes"],
      [{ question: "?", axes: { exemplar: [] } }, "another axes.exemplar"],
      [{ question: "?", axes, base: { lossess: "gram" } }, "another base"],
      [{ question: "?", axes, base: { size: -1 } }, "another base.size"],
      [{ question: "?", axes, colour: 1 }, "another declaration"],
      [{ question: "?", axes: { recipe: ["a"] } }, "the axis recipe to be a table"],
      [{ question: "?", axes: { recipe: { a: { losss: "gram" } } } }, "another axes.recipe"],
    ];
    for (const [given, message] of wrong)
      expect(() => checkedExperiment(given, "x"), JSON.stringify(given)).to.throw(UsageError, message);
  });
});
