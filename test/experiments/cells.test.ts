import { expect } from "chai";
import { UsageError } from "../../src/core/demand";
import { cellsOf, type Narrowing } from "../../src/experiments/cells";
import { checkedExperiment, type Experiment } from "../../src/experiments/experiment";

const base: Experiment = {
  question: "?",
  base: { features: "pixels", size: 32 },
  axes: {
    exemplar: ["procedural:pebbles", "photos/brick wall.jpg"],
    recipe: { paper: { losses: "gram", init: "white-gaussian" }, ours: { losses: "gram:1,mean:2" } },
    seed: [1, 2],
  },
};

const cells = (given: Experiment, budget: "full" | "quick" = "full", narrowing: Narrowing = {}) =>
  cellsOf(checkedExperiment(given, "x"), "x", budget, narrowing);
const labels = (...args: Parameters<typeof cells>) => cells(...args).map(({ axes }) => Object.values(axes).join(" "));

describe("experiments/cells", () => {
  it("are all values of each axis with all of the others, the last changing fastest; a table's values set several options", () => {
    expect(labels(base)).to.deep.equal([
      ...["pebbles paper 1", "pebbles paper 2", "pebbles ours 1", "pebbles ours 2"],
      ...["brick wall paper 1", "brick wall paper 2", "brick wall ours 1", "brick wall ours 2"],
    ]);
    const [first, , third] = cells(base);
    const shared = { exemplar: "procedural:pebbles", features: "pixels", size: 32, seed: 1 };
    expect(first).to.deep.equal({
      axes: { exemplar: "pebbles", recipe: "paper", seed: "1" },
      options: { ...shared, losses: "gram", init: "white-gaussian" },
    });
    expect(third!.options).to.deep.equal({ ...shared, losses: "gram:1,mean:2" });
  });

  it("leave out what is excluded: runs that have all values of an entry", () => {
    const exclude = [{ exemplar: "procedural:pebbles", seed: 2 }, { recipe: ["paper", "ours"], exemplar: "brick wall" }]; // prettier-ignore
    expect(labels({ ...base, exclude })).to.deep.equal(["pebbles paper 1", "pebbles ours 1"]);
    expect(() => labels({ ...base, exclude: [{ seed: [1, 2] }] })).to.throw(UsageError, "at least one run, got");
  });

  it("are narrowed by values of axes", () => {
    const narrowing = { seed: ["2"], recipe: ["ours"] };
    expect(labels(base, "full", narrowing)).to.deep.equal(["pebbles ours 2", "brick wall ours 2"]);
    expect(() => labels(base, "full", { seed: ["3"] })).to.throw(UsageError, 'x: expected seed among 1, 2, got "3"');
    expect(() => labels(base, "full", { size: ["3"] })).to.throw(UsageError, "an axis among exemplar, recipe, seed");
  });

  it("of the quick budget have its options in place of all others, and its values of axes", () => {
    const quick = { set: { size: 16, init: "uniform" }, axes: { seed: 1, exemplar: "procedural:pebbles" } };
    expect(labels({ ...base, quick }, "quick")).to.deep.equal(["pebbles paper 1", "pebbles ours 1"]);
    expect(cells({ ...base, quick }, "quick")[0]!.options).to.include({ size: 16, init: "uniform", losses: "gram" });
    expect(labels({ ...base, quick })).to.have.length(8);
    expect(() => labels({ ...base, quick }, "quick", { seed: ["2"] })).to.throw(UsageError, "seed among 1, got");
  });

  it("are refused where two axes set one option, a value stands twice, or a run has no exemplar", () => {
    const axes = { ...base.axes, losses: ["gram"] };
    expect(() => labels({ ...base, axes })).to.throw(UsageError, "one axis, got \"losses by recipe and losses\""); // prettier-ignore
    expect(() => labels({ ...base, axes: { ...base.axes, seed: [1, "1"] } })).to.throw(
      UsageError,
      "each value of seed once",
    );
    expect(() => labels({ ...base, axes: { seed: [1] } })).to.throw(UsageError, "each run to have an exemplar");
  });
});
