import { expect } from "chai";
import { meanActivationProgram } from "../../src/features/normalized";
import { createFeatures } from "../../src/features/create";
import type { Engine } from "../../src/engine/engine";
import { runOnce } from "../../src/engine/run-once";
import { asInput, type Image } from "../../src/image/image";
import type { NdArrays } from "../../src/core/ndarray";
import { random } from "../../src/core/random";
import { UsageError } from "../../src/core/demand";
import { mean, mul, square, sub, sum, type Scalar, type Tensor4D } from "../../src/core/tensor";
import type { Loss } from "../../src/losses/loss";
import { sourceHash } from "../../src/losses/source-hash";
import { starts } from "../../src/noise";
import { evaluate } from "../../src/synthesis/evaluate";
import { scaleObjective, type ScaleObjective } from "../../src/synthesis/scale-objective";
import { layersUsed, placesAt } from "../../src/synthesis/layers-at";
import { lossesOf, ownLosses } from "../../src/synthesis/loss-choice";
import { resolveSettings } from "../../src/synthesis/resolve-settings";
import type { Settings, SynthesisOptions } from "../../src/synthesis/settings";
import { compiled } from "../support/compiled";
import { cloth, small } from "./small";

const layers = [
  { layer: "level1", weight: 1 },
  { layer: "level2", weight: 0.5 },
];
const losses = [
  { loss: "gram", weight: 1 },
  { loss: "gram/scale=paper", weight: 3e-9 },
];
const names = layers.map(({ layer }) => layer);
const noise = (seed: number): Image =>
  starts.uniform({ height: 32, width: 48, exemplar: cloth, random: random(seed, "test") });

function open(settings: Settings, own: readonly Loss[] = [], engine: Engine = compiled): Promise<ScaleObjective> {
  return scaleObjective({
    ...{
      settings,
      losses: lossesOf(settings, own),
      places: placesAt(settings, settings.scales.length - 1),
      pictures: { exemplar: cloth },
      output: cloth,
      engine,
    },
    reference: () => noise(1),
    weights: null,
  });
}

/** The objective's terms and total at a picture. */
async function termsAt(options: SynthesisOptions, picture: Image, engine: Engine = compiled) {
  const settings = small({ features: "random-pyramid", layers, losses, ...options });
  const objective = await open(settings, ownLosses(options.losses), engine);
  const found = await (await objective.round(0)).evaluate(picture.data);
  await objective.release();
  expect(objective.terms).to.deep.equal(Object.keys(found.terms));
  return found;
}

describe("losses on layers of their own", () => {
  it("are terms of those layers alone, weighted by the loss, and drawn once for a seed", async () => {
    const options = {
      features: "random-pyramid",
      layers: [{ layer: "level1", weight: 0.5 }],
      losses: [
        { loss: "gram", weight: 1 },
        { loss: "mean", weight: 3, layers: ["pixels"] },
        { loss: "sliced_wasserstein/directions=4", weight: 1, layers: ["level2"] },
      ],
    };
    const settings = resolveSettings({ ...options, scales: 1 }, cloth);
    expect(settings.losses[1]!.layers).to.deep.equal(["pixels"]);
    expect(layersUsed(settings)).to.deep.equal(["pixels", "level1", "level2"]);
    const objective = await open({ ...settings, seed: 1 });
    const terms = ["mean@pixels", "gram@level1", "sliced_wasserstein/directions=4@level2"];
    expect(objective.terms).to.deep.equal(terms);
    const { fixed } = await objective.round(0);
    expect(terms.map((name) => fixed[`weight/${name}`]!.data[0])).to.deep.equal([3, 0.5, 1]);
    expect(objective.weights).to.deep.equal(Object.fromEntries(terms.map((name, i) => [name, [3, 0.5, 1][i]])));
    const directions = `draw/${terms[2]!}/directions`;
    const [again, other] = [await open({ ...settings, seed: 1 }), await open({ ...settings, seed: 2 })];
    expect((await again.round(0)).fixed).to.deep.equal(fixed);
    expect((await other.round(0)).fixed[directions]).to.not.deep.equal(fixed[directions]);
    await Promise.all([objective, again, other].map((each) => each.release()));
  });

  it("may be the same loss with another weight elsewhere", async () => {
    const [level1, level2] = ["level1", "level2"].map((layer) => ({ layer, weight: 2 }));
    const again = { loss: "gram", weight: 5, layers: ["level2"] };
    const options = { layers: [level1!], losses: [{ loss: "gram", weight: 3 }, again] };
    const settings = small({ features: "random-pyramid", ...options });
    const objective = await open(settings);
    expect(objective.weights).to.deep.equal({ "gram@level1": 6, "gram@level2": 5 });
    await objective.release();
    expect(() => small({ features: "random-pyramid", ...options, layers: [level1!, level2!] })).to.throw(
      UsageError,
      'each loss once a layer, got "gram@level2 twice"',
    );
  });
});

describe("rounds of an objective", () => {
  it("draw anew, each its own way, with targets under those draws; a round comes back the same", async () => {
    const losses = ["sliced_wasserstein/directions=4"];
    const objective = await open(small({ features: "random-pyramid", layers: [layers[0]!], losses }));
    const rounds = await Promise.all([0, 1, 2, 1].map((index) => objective.round(index)));
    const name = `${losses[0]}@level1`;
    const keys = [`draw/${name}/directions`, `target/${name}/sorted0`];
    for (const key of keys) {
      const [first, second, third, again] = rounds.map(({ fixed }) => fixed[key]!.data);
      expect(second).to.not.deep.equal(first);
      expect(third).to.not.deep.equal(second);
      expect(again).to.deep.equal(second);
    }
    const zero = await Promise.all(rounds.map(({ evaluate }) => evaluate(cloth.data)));
    for (const { value } of zero) expect(value, "at the exemplar").to.be.closeTo(0, 1e-9);
    const [a, b, , c] = await Promise.all(rounds.map(({ evaluate }) => evaluate(noise(2).data)));
    expect(b!.value).to.not.equal(a!.value);
    expect(c).to.deep.equal(b);
    await objective.release();
  });

  it("are one and the same where nothing is drawn", async () => {
    const objective = await open(small({ features: "random-pyramid", layers }));
    expect((await objective.round(1)).fixed).to.deep.equal((await objective.round(0)).fixed);
    await objective.release();
  });
});

describe("losses of one's own in an objective", () => {
  /** ‖mean − mean of the exemplar‖², which is mmd_linear on its paper scale. */
  const mine: Loss = {
    name: "mine",
    prepare: (exemplar) => ({ center: mean(exemplar, [0, 1, 2]) }),
    measure: (candidate, { center }) => sum(square(sub(mean(candidate, [0, 1, 2]), center!))),
  };

  it("are traced, compiled and weighted like the workbench's", async () => {
    const losses = [
      { loss: mine, weight: 2 },
      { loss: "mmd_linear/scale=paper", weight: 1 },
    ];
    const { terms } = await termsAt({ losses }, noise(2));
    for (const layer of names)
      expect(terms[`mine@${layer}`]! / terms[`mmd_linear/scale=paper@${layer}`]!).to.be.closeTo(2, 1e-5);
  });

  it("are known by name and source: another function is another run, a missing one is refused", () => {
    const settings = small({ losses: [mine] });
    const { loss, source } = settings.losses[0]!;
    expect([loss, source]).to.deep.equal(["mine", sourceHash(mine)]);
    const edited = { ...mine, measure: (map: Tensor4D) => sum<Scalar>(map) };
    expect(small({ losses: [edited] }).losses[0]!.source).to.not.equal(source);
    expect(lossesOf(settings, [mine])).to.deep.equal([mine]);
    expect(() => lossesOf(settings, [edited])).to.throw(UsageError, "another source");
    expect(() => lossesOf(settings, [])).to.throw(UsageError, "got none of that name");
  });

  for (const name of ["a b", "gram", "gram/scale=paper", "a@b", "a,b", "a:1", ""])
    it(`are refused by the name "${name}"`, () =>
      expect(() => small({ losses: [{ ...mine, name }] })).to.throw(UsageError, "loss: expected a name"));
});

describe("balanced terms", () => {
  it("by gradient: each weighted term's gradient has the norm of its weight at the reference noise", async () => {
    const settings = small({ features: "random-pyramid", layers, losses: [...losses, "mean"], balance: "gradient" });
    const objective = await open(settings);
    const { fixed } = await objective.round(0);
    for (const { layer, weight } of layers)
      for (const { loss, weight: other } of [...losses, { loss: "mean", weight: 1 }]) {
        const single = [{ layer, weight: fixed[`weight/${loss}@${layer}`]!.data[0]! }];
        const alone = small({ features: "random-pyramid", layers: single, losses: [loss] });
        const opened = await open(alone);
        const { gradient } = await (await opened.round(0)).evaluate(noise(1).data);
        await opened.release();
        expect(Math.hypot(...gradient) / (weight * other), `${loss}@${layer}`).to.be.closeTo(1, 1e-4);
      }
    await objective.release();
  });

  it("keep their weight where they say nothing", async () => {
    const silent: Loss = {
      name: "silent",
      prepare: () => ({}),
      measure: (candidate) => mul<Scalar>(sum(candidate), 0),
    };
    for (const balance of ["value", "gradient"]) {
      const own = { loss: silent, weight: 3, layers: ["level1"] };
      const objective = await open(small({ features: "random-pyramid", layers, losses: ["gram", own], balance }), [
        silent,
      ]);
      expect(objective.weights["silent@level1"]).to.equal(3);
      expect(objective.weights["gram@level1"]).to.not.equal(1);
      await objective.release();
    }
  });
});

describe("synthesis/scaleObjective", () => {
  it("weights each loss on each layer by both weights, and sums", async () => {
    const { value, terms } = await termsAt({}, noise(2));
    const features = { name: "random-pyramid", layers: names, pooling: "average", padding: "zero", seed: 0 } as const;
    const table = await evaluate(cloth, noise(2), features, ["gram", "gram/scale=paper"], { engine: compiled });
    let sum = 0;
    for (const { layer, weight } of layers)
      for (const { loss, weight: other } of losses) {
        const expected = weight * other * table[layer]![loss]!;
        expect(terms[`${loss}@${layer}`]! / expected, `${loss}@${layer}`).to.be.closeTo(1, 1e-5);
        sum += expected;
      }
    expect(value / sum).to.be.closeTo(1, 1e-5);
    expect(Object.keys(terms)).to.have.length(4);
  });

  it("balanced, makes each term its weight at the reference noise: all equal where the weights are", async () => {
    const { terms } = await termsAt({ balance: "value" }, noise(1));
    const expected = [1, 3e-9, 0.5, 1.5e-9]; // the products of the weights, in the terms' order
    Object.values(terms).forEach((term, i) => expect(term / expected[i]!).to.be.closeTo(1, 1e-5));
    const even = layers.map(({ layer }) => ({ layer, weight: 1 }));
    const equal = await termsAt(
      { balance: "value", layers: even, losses: [{ loss: "gram/scale=paper", weight: 1 }] },
      noise(1),
    );
    for (const term of Object.values(equal.terms)) expect(term).to.be.closeTo(1, 1e-5);
  });

  it("balanced, leaves a term of weight zero at zero", async () => {
    const zeroed = [layers[0]!, { layer: "level2", weight: 0 }];
    const { terms } = await termsAt({ balance: "value", layers: zeroed, losses: [losses[0]!] }, noise(1));
    expect(terms["gram@level1"]).to.be.closeTo(1, 1e-5);
    expect(terms["gram@level2"]).to.equal(0);
  });

  it("normalized, scales each channel to a mean activation of 1 on the exemplar", async () => {
    const constants: NdArrays[] = [];
    const engine: Engine = {
      name: "spy",
      load: (program) => {
        if (program.name.startsWith("objective")) constants.push(program.constants);
        return compiled.load(program);
      },
    };
    await termsAt({ normalized: true }, noise(2), engine);
    await termsAt({}, noise(2), engine);
    const features = await createFeatures({ ...small().features, name: "random-pyramid", layers: names });
    const program = meanActivationProgram(features, cloth.height, cloth.width);
    const means = await runOnce(compiled, program, { image: asInput(cloth) });
    for (const layer of names) {
      const scale = constants[0]![`scale/${layer}`]!.data;
      const mean = means[layer]!.data;
      expect(scale.length).to.equal(96);
      scale.forEach((factor, i) => expect(mean[i]! > 0 ? mean[i]! * factor : factor).to.be.closeTo(1, 1e-6));
    }
    expect(Object.keys(constants[1]!).some((name) => name.startsWith("scale/"))).to.be.false;
  });
});
