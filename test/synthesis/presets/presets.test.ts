import { expect } from "chai";
import { UsageError } from "../../../src/core/demand";
import { modesOf, presetNamed, presets } from "../../../src/synthesis/presets";
import { describePreset, factsOf } from "../../../src/synthesis/presets/describe";
import { resolveSettings } from "../../../src/synthesis/resolve-settings";
import type { Settings } from "../../../src/synthesis/settings";
import { layersUsed } from "../../../src/synthesis/layers-at";

const recipes = presets.flatMap(modesOf);
const settingsOf = (preset: string): Settings => resolveSettings({ preset }, { height: 256, width: 256 });

describe("presets", () => {
  it("are those of the papers, each once, with the modes there are", () => {
    expect(presets.map(({ name, modes }) => `${name}: ${Object.keys(modes).join(", ")}`)).to.deep.equal([
      ...["gatys2015", "gatys2016", "liu2016"].map((name) => `${name}: paper, code`),
      "berger2017: paper",
      ...["ustyuzhaninov2017", "li2017-linear", "li2017-polynomial", "li2017-gaussian", "li2017-batchnorm"].map(
        (name) => `${name}: paper, code`,
      ),
      ...["risser2017", "heitz2021", "kalischek2021"].map((name) => `${name}: paper, code`),
    ]);
  });

  it("name their paper with its number, sections or files, what is open and what departs", () => {
    for (const { source, departures, modes } of presets) {
      expect(source).to.match(/\d{4}.*arXiv:\d{4}\.\d{5}$/);
      expect(departures).to.not.be.empty;
      expect(modes.paper.source).to.match(/§|eq\./);
      if (modes.code) expect(modes.code.source).to.match(/^[\w-]+\/[\w-]+, .*\.(py|ipynb)/);
      for (const { open } of Object.values(modes)) expect(open).to.not.be.empty;
    }
  });

  for (const { name, recipe } of recipes)
    it(`${name} resolves for a picture of 256×256, and settings hold what it states`, () => {
      const settings = settingsOf(name);
      const { options } = recipe;
      expect(settings.preset).to.equal(name);
      expect(settings.features.name).to.equal(options.features);
      expect(settings.losses.map(({ loss, weight }) => [loss, weight])).to.deep.equal(
        options.losses.map(({ loss, weight }) => [loss, weight]),
      );
      expect(settings.layers).to.deep.equal(options.layers);
      expect(settings.init).to.equal(options.init);
      expect(settings.optimizer.method).to.equal(options.optimizer);
      expect(settings.bounds).to.equal(options.bounds);
      expect(settings.rounds).to.equal(options.rounds ?? 1);
      expect(settings.scales).to.have.length(options.scales ?? 4);
    });

  it("are found by name and mode", () => {
    expect(presetNamed("heitz2021")).to.include({ name: "heitz2021", mode: "paper" });
    expect(presetNamed("heitz2021/paper")).to.include({ name: "heitz2021", mode: "paper" });
    expect(presetNamed("heitz2021/code")).to.include({ name: "heitz2021/code", mode: "code" });
    for (const name of ["heitz", "berger2017/code", "heitz2021/code/paper", "toString"])
      expect(() => presetNamed(name)).to.throw(UsageError, "preset: expected one of gatys2015, gatys2015/code, ");
  });

  it("step as their codes do, in pixels of 0..1", () => {
    // A step of α·g in pixels of 0..255 is α·(g of 0..1)/255 there, and α·g/255² in 0..1.
    const sgd = settingsOf("li2017-linear/code").optimizer;
    const step = (gradient: number) => (sgd.method === "sgd" ? sgd.learningRate * gradient : NaN);
    expect(255 * step(255 * 7)).to.be.closeTo(1e-3 * 7, 1e-15);
    // Decay: α·λ·u of u = 255 x is 255 times α'·λ'·x.
    expect(sgd).to.have.property("weightDecay");
    if (sgd.method === "sgd") expect(255 * step(sgd.weightDecay! * 0.3)).to.be.closeTo(1e-3 * 5e-4 * 255 * 0.3, 1e-12);
    const rate = (name: string) => {
      const { optimizer } = settingsOf(name);
      return optimizer.method === "adam" ? optimizer.learningRate : NaN;
    };
    expect(rate("kalischek2021/code")).to.be.closeTo(0.1 * 0.226, 1e-12);
    expect(rate("risser2017/code")).to.be.closeTo(0.05 * 0.226, 1e-12);
  });
});

/** The fact that settings without a content have not. */
const IN_TRANSFER = "content, in a transfer";

describe("describePreset", () => {
  for (const preset of presets)
    it(`${preset.name}: the differences are exactly those of its settings`, () => {
      const { modes, differences } = describePreset(preset);
      expect(modes.map(({ name }) => name)).to.deep.equal(modesOf(preset).map(({ name }) => name));
      for (const { name, settings, facts, formulas } of modes) {
        expect(settings).to.deep.equal(settingsOf(name));
        const { [IN_TRANSFER]: content, ...others } = facts;
        expect(others).to.deep.equal(factsOf(settings));
        expect(content !== undefined).to.equal(preset.name === "gatys2016");
        for (const layer of layersUsed(settings)) expect(`${facts.layers!} ${facts.losses!}`).to.include(layer);
        for (const { loss } of settings.losses) expect(formulas).to.have.property(loss.split("/")[0]!);
      }
      const [paper, code] = modes.map(({ settings }) => ({ ...settings, preset: "" }));
      if (!code) return expect(differences).to.deep.equal([]);
      // What the facts leave out would make these unequal while no difference is told.
      const changed = (Object.keys({ ...paper, ...code }) as (keyof Settings)[]).filter(
        (key) => JSON.stringify(paper![key]) !== JSON.stringify(code[key]),
      );
      const places = new Set(
        differences.filter(({ what }) => what !== IN_TRANSFER).map(({ what }) => placeOf[what] ?? "optimizer"),
      );
      return expect([...places].sort()).to.deep.equal([...changed].sort());
    });

  it("tells the content's term, which a run has where there is a content", () => {
    const { differences } = describePreset(presetNamed("gatys2016").preset);
    expect(differences).to.deep.include({
      what: IN_TRANSFER,
      paper: "content/scale=paper:0.001@relu4_2",
      code: "content/scale=mean:1@relu4_2",
    });
    const size = { height: 256, width: 256 };
    const { losses } = resolveSettings({ preset: "gatys2016" }, { exemplar: size, content: size });
    expect(losses.map(({ loss }) => loss)).to.deep.equal(["gram/scale=paper", "content/scale=paper"]);
    const heavier = resolveSettings(
      { preset: "gatys2016", content: { weight: 8e-4 } },
      { exemplar: size, content: size },
    );
    expect(heavier.losses[1]).to.deep.equal({ ...losses[1], weight: 8e-4 });
    expect(losses[1]).to.deep.include({ weight: 1e-3, layers: ["relu4_2"], of: "content" });
  });

  it("tells of lists only what the other lacks", () => {
    const { differences } = describePreset(presetNamed("heitz2021").preset);
    expect(differences).to.deep.equal([{ what: "layers", paper: "none", code: "relu5_1:1, relu5_2:1" }]);
  });

  it("tells of the optimizers' constants", () => {
    const { differences } = describePreset(presetNamed("li2017-linear").preset);
    const told = Object.fromEntries(differences.map(({ what, paper, code }) => [what, [paper, code]]));
    expect(told).to.deep.include({
      optimizer: ["lbfgsb", "sgd"],
      memory: ["20", "none"],
      "learning rate": ["none", "1.538e-8 (pixels in 0..1)"],
      momentum: ["none", "0.9"],
      "rate decay": ["none", "times 0.9 every 80 steps"],
      "weight decay": ["none", "32.51"],
      "gradient limit": ["none", "norm 255 times the variables"],
      "stop where a step is below": ["none", "0.005 of the picture"],
      start: ["white-gaussian/around=gray/sigma=51", "uniform/around=imagenet/half=0.1"],
      losses: ["mmd_linear:1", "mmd_linear/scale=paper_m:5000, total_variation/scale=paper_m:0.001875@pixels"],
    });
  });
});

/** Where in the settings a fact stands; others are the optimizer's. */
const placeOf: Readonly<Record<string, keyof Settings>> = {
  ...{ features: "features", pooling: "features", padding: "features", normalization: "features" },
  ...{ layers: "layers", losses: "losses", balance: "balance", rounds: "rounds", start: "init", bounds: "bounds" },
  ...{ scales: "scales", evaluations: "scales" },
};
