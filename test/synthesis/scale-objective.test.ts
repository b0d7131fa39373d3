import { expect } from "chai";
import { meanActivationProgram } from "../../src/features/normalized";
import { createFeatures } from "../../src/features/create";
import type { Engine } from "../../src/engine/engine";
import { runOnce } from "../../src/engine/run-once";
import { asInput, type Image } from "../../src/image/image";
import type { NdArrays } from "../../src/core/ndarray";
import { random } from "../../src/core/random";
import { starts } from "../../src/noise";
import { evaluate } from "../../src/synthesis/evaluate";
import { scaleObjective } from "../../src/synthesis/scale-objective";
import { layersUsed } from "../../src/synthesis/layers-at";
import { resolveSettings, type SynthesisOptions } from "../../src/synthesis/settings";
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

/** The objective's terms and total at a picture. */
async function termsAt(options: SynthesisOptions, picture: Image, engine: Engine = compiled) {
  const settings = small({ features: "random-pyramid", layers, losses, ...options });
  const objective = await scaleObjective(settings, names, cloth, cloth, () => noise(1), engine, null);
  const found = await objective.evaluate(picture.data);
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
    const layers = layersUsed(settings);
    expect(layers).to.deep.equal(["pixels", "level1", "level2"]);
    const open = (seed: number) =>
      scaleObjective({ ...settings, seed }, layers, cloth, cloth, () => noise(1), compiled, null);
    const objective = await open(1);
    const terms = ["mean@pixels", "gram@level1", "sliced_wasserstein/directions=4@level2"];
    expect(objective.terms).to.deep.equal(terms);
    expect(terms.map((name) => objective.fixed[`weight/${name}`]!.data[0])).to.deep.equal([3, 0.5, 1]);
    const directions = `draw/${terms[2]!}/directions`;
    const [again, other] = [await open(1), await open(2)];
    expect(again.fixed[directions]).to.deep.equal(objective.fixed[directions]);
    expect(other.fixed[directions]).to.not.deep.equal(objective.fixed[directions]);
    await Promise.all([objective, again, other].map((each) => each.release()));
  });
});

describe("synthesis/scaleObjective", () => {
  it("weights each loss on each layer by both weights, and sums", async () => {
    const { value, terms } = await termsAt({}, noise(2));
    const features = { name: "random-pyramid", layers: names, pooling: "average", padding: "zero", seed: 0 } as const;
    const table = await evaluate(cloth, noise(2), features, ["gram", "gram/scale=paper"], compiled, {});
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
    const { terms } = await termsAt({ balance: true }, noise(1));
    const expected = [1, 3e-9, 0.5, 1.5e-9]; // the products of the weights, in the terms' order
    Object.values(terms).forEach((term, i) => expect(term / expected[i]!).to.be.closeTo(1, 1e-5));
    const even = layers.map(({ layer }) => ({ layer, weight: 1 }));
    const equal = await termsAt(
      { balance: true, layers: even, losses: [{ loss: "gram/scale=paper", weight: 1 }] },
      noise(1),
    );
    for (const term of Object.values(equal.terms)) expect(term).to.be.closeTo(1, 1e-5);
  });

  it("balanced, leaves a term of weight zero at zero", async () => {
    const zeroed = [layers[0]!, { layer: "level2", weight: 0 }];
    const { terms } = await termsAt({ balance: true, layers: zeroed, losses: [losses[0]!] }, noise(1));
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
