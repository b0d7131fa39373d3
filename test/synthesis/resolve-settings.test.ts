import { expect } from "chai";
import { UsageError } from "../../src/core/demand";
import { modesOf, presets } from "../../src/synthesis/presets";
import { resolveSettings } from "../../src/synthesis/resolve-settings";
import { settingsSchema, type Settings, type SynthesisOptions } from "../../src/synthesis/settings";

type Sgd = Extract<Settings["optimizer"], { method: "sgd" }>;

const exemplar = { height: 64, width: 96 };
const resolve = (options: SynthesisOptions) => resolveSettings(options, exemplar);

describe("synthesis/settings", () => {
  it("has these defaults", () => {
    expect(resolve({})).to.deep.equal({
      features: { name: "random-pyramid", pooling: "average", padding: "zero", seed: 0, normalized: false },
      layers: ["level1", "level2", "level3", "level4", "level5"].map((layer) => ({ layer, weight: 1 })),
      losses: [{ loss: "gram", weight: 1 }],
      balance: "none",
      rounds: 1,
      init: "color-matched",
      seed: 1,
      scales: [
        { height: 32, width: 48, exemplar: { height: 32, width: 48 }, evaluations: 150 },
        { ...exemplar, exemplar, evaluations: 100 },
      ],
      optimizer: { method: "lbfgsb", memory: 20 },
      bounds: "unit",
      engine: "compiled",
    });
  });

  it("gives coarser scales more evaluations, one scale alone most", () => {
    const evaluations = (scales: number) =>
      resolveSettings({ scales }, { height: 256, width: 256 }).scales.map((scale) => scale.evaluations);
    expect([1, 2, 3, 4].map(evaluations)).to.deep.equal([[500], [150, 100], [200, 150, 100], [200, 200, 150, 100]]);
  });

  it("tells providers that are not the CPU alone", () => {
    expect(resolve({ providers: ["cpu"] })).to.deep.equal(resolve({}));
    expect(resolve({ providers: [] })).to.deep.equal(resolve({}));
    expect(resolve({ providers: ["cuda", "cpu"] })).to.deep.equal({ ...resolve({}), providers: ["cuda", "cpu"] });
    expect(resolve({ providers: ["cpu", "cuda"] }).providers).to.deep.equal(["cpu", "cuda"]);
    expect(settingsSchema.parse(resolve({ providers: ["webgpu"] })).providers).to.deep.equal(["webgpu"]);
  });

  it("tells what the network sees of color where it is not all", () => {
    expect(resolve({ networkColor: "full" })).to.deep.equal(resolve({}));
    const gray = resolve({ networkColor: "gray" });
    expect(gray).to.deep.equal({ ...resolve({}), features: { ...resolve({}).features, color: "gray" } });
    const less = resolve({ features: "vgg16", networkColor: "without-opponent" });
    expect(settingsSchema.parse(less).features.color).to.equal("without-opponent");
  });

  it("takes the layers of the features", () => {
    const names = (features: string) => resolve({ features }).layers.map(({ layer }) => layer);
    expect(names("vgg16")).to.deep.equal(["relu1_1", "pool1", "pool2", "pool3", "pool4"]);
    expect(names("pixels")).to.deep.equal(["pixels"]);
  });

  it("orders layers shallow to deep, each with its weight", () => {
    const layers = [
      { layer: "pool2", weight: 3 },
      { layer: "conv1_1", weight: 1 },
      { layer: "pool1", weight: 0 },
    ];
    const resolved = resolve({ features: "random-vgg", layers }).layers;
    expect(resolved).to.deep.equal([layers[1], layers[2], layers[0]]);
  });

  it("keeps what the optimizer understands", () => {
    const memory = 7;
    const learningRate = 0.5;
    expect(resolve({ memory, learningRate }).optimizer).to.deep.equal({ method: "lbfgsb", memory });
    expect(resolve({ optimizer: "sgd", memory, learningRate, momentum: 0.5 }).optimizer).to.deep.equal({
      ...{ method: "sgd", learningRate, momentum: 0.5 },
    });
    expect(resolve({ optimizer: "sgd" }).optimizer).to.deep.equal({ method: "sgd", learningRate: 1e-3, momentum: 0.9 });
    expect(resolve({ optimizer: "adam" }).optimizer).to.deep.equal({ method: "adam", learningRate: 0.02 });
    expect(resolve({ optimizer: "adam", memory, learningRate }).optimizer).to.deep.equal({
      method: "adam",
      learningRate,
    });
  });

  it("takes a preset's recipe whole: Gatys et al. 2015", () => {
    expect(resolve({ preset: "gatys2015/code" })).to.deep.equal({
      preset: "gatys2015/code",
      features: { name: "vgg19", pooling: "average", padding: "zero", seed: 0, normalized: true },
      layers: ["relu1_1", "pool1", "pool2", "pool3", "pool4"].map((layer) => ({ layer, weight: 1e9 })),
      losses: [{ loss: "gram/scale=paper", weight: 1 }],
      balance: "none",
      rounds: 1,
      init: "white-gaussian/around=imagenet/sigma=1",
      seed: 1,
      scales: [{ ...exemplar, exemplar, evaluations: 2000 }],
      optimizer: { method: "lbfgsb", memory: 20 },
      bounds: "exemplar",
      engine: "compiled",
    });
  });

  it("lets options override a preset, and undefined ones not", () => {
    const resolved = resolve({
      preset: "gatys2015/code",
      evaluations: [5],
      pooling: "max",
      init: undefined,
      layers: undefined,
    });
    expect(resolved.scales[0]!.evaluations).to.equal(5);
    expect(resolved.features).to.include({ pooling: "max", normalized: true });
    expect(resolved).to.include({ init: "white-gaussian/around=imagenet/sigma=1", bounds: "exemplar" });
    expect(resolved.layers).to.have.length(5);
  });

  it("takes nothing of a preset's optimizer to another one", () => {
    const { learningRate, momentum, ...rest } = resolve({ preset: "li2017-linear/code" }).optimizer as Sgd;
    expect([learningRate, momentum]).to.deep.equal([1e-3 / 255 ** 2, 0.9]);
    expect(rest).to.have.all.keys("method", "rateDecay", "weightDecay", "gradientLimit", "stepTolerance");
    const adam = resolve({ preset: "li2017-linear/code", optimizer: "adam" }).optimizer;
    expect(adam).to.deep.equal({ method: "adam", learningRate: 0.02 });
    const own = resolve({ preset: "li2017-linear/code", optimizer: "sgd", learningRate: 1 }).optimizer;
    expect(own).to.deep.equal({ ...rest, momentum, learningRate: 1 });
    expect(resolve({ preset: "gatys2016/code" }).optimizer).to.deep.equal({ method: "lbfgsb", memory: 100 });
  });

  it("tells one name of a preset's mode", () => {
    expect(resolve({ preset: "heitz2021/paper" })).to.deep.equal(resolve({ preset: "heitz2021" }));
  });

  it("resolves to what a record may hold, every preset too", () => {
    for (const preset of [undefined, ...presets.flatMap(modesOf).map(({ name }) => name)]) {
      const resolved = resolve({ preset });
      expect(settingsSchema.parse(JSON.parse(JSON.stringify(resolved)))).to.deep.equal(resolved);
    }
  });

  const refusals: readonly [string, SynthesisOptions, string][] = [
    ["no layers", { layers: [] }, "layers: expected at least one layer"],
    ["no losses", { losses: [] }, "loss: expected at least one loss"],
    ["a NaN weight", { layers: [{ layer: "level1", weight: NaN }] }, "weight of level1"],
    ["a negative weight", { losses: [{ loss: "gram", weight: -1 }] }, "weight of gram"],
    ["only zero weights", { layers: [{ layer: "level1", weight: 0 }] }, "above 0"],
    ["half a pixel", { size: { height: 64.5, width: 64 } }, "size: expected at least 16×16"],
    ["NaN pixels", { size: { height: NaN, width: 64 } }, "size: expected at least 16×16"],
    ["too large an output", { size: { height: 4096, width: 4097 } }, "size: expected at most"],
    ["a NaN learning rate", { optimizer: "adam", learningRate: NaN }, "learning-rate"],
    ["a momentum of 1", { optimizer: "sgd", momentum: 1 }, "momentum: expected a number from 0 to below 1"],
    ["an unknown start", { init: "gatys2015" }, "init: expected one of white-gaussian"],
    ["a code mode that there is not", { preset: "berger2017/code" }, "preset: expected one of"],
    ["an infinite seed", { seed: Infinity }, "seed: expected a whole number"],
    [
      "maps smaller than a pixel",
      { layers: [{ layer: "level6", weight: 1 }], size: { height: 31, width: 64 } },
      "level6",
    ],
    ["a network that sees no such color", { networkColor: "grey" }, "network-color: expected one of full, gray"],
    ["random filters without opponent ones", { networkColor: "without-opponent" }, "network-color: expected vgg16"],
    ["pixels in gray", { features: "pixels", networkColor: "gray" }, "network-color: expected features with a network"],
    ["a preset by a method's name", { preset: "toString" }, "preset: expected one of gatys2015"],
  ];
  for (const [title, options, words] of refusals)
    it(`refuses ${title}`, () => expect(() => resolve(options)).to.throw(UsageError, words));

  it("refuses an exemplar too small or too large", () => {
    expect(() => resolveSettings({}, { height: 15, width: 64 })).to.throw(UsageError, "at least 16×16");
    expect(() => resolveSettings({}, { height: 4096, width: 4097 })).to.throw(UsageError, "at most 4096×4096");
    expect(resolveSettings({}, { height: 16, width: 16 }).scales).to.have.length(1);
  });
});
