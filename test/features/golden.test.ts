import { expect } from "chai";
import { scalar, type NdArray, type NdArrays } from "../../src/core/ndarray";
import { tensorNamed, type Program } from "../../src/core/program";
import type { Tensor, Tensor4D } from "../../src/core/tensor";
import type { Engine } from "../../src/engine/engine";
import { runOnce } from "../../src/engine/run-once";
import type { FeatureSet } from "../../src/features/feature-set";
import { poolings, type Pooling } from "../../src/features/pooling";
import { vgg } from "../../src/features/vgg";
import { networks } from "../../src/features/vgg-architecture";
import { gram } from "../../src/losses/gram";
import { gramLoss } from "../../src/losses/gram-loss";
import { objectiveOf, objectiveProgram, prepareProgram } from "../../src/objective/objective";
import { expectNear } from "../support/close";
import { compiled, eager } from "../support/compiled";
import { goldenEntry, goldenImage, goldenTensor, trainedWeights, type GoldenLayer } from "../support/golden";
import { assertObjectiveCompiled } from "../support/objective";
import { describeShared } from "../support/shared";

const size = { height: 64, width: 64 };
const deepest = { vgg16: "pool5", vgg19: "pool3" } as const;

/** Relative: 1e-5 to pool3, 1e-4 above. */
const limitAt = (layer: string) => (/^(relu|pool)[45]/.test(layer) ? 1e-4 : 1e-5);

/** Feature maps by layer, and their Gram matrices as `gram/<layer>`. */
function mapsAndGrams(features: FeatureSet): Program {
  return {
    name: `features of ${features.name}`,
    inputs: { image: [1, 64, 64, 3] },
    constants: features.parameters,
    run(inputs, constants) {
      const outputs: Record<string, Tensor> = {};
      for (const [layer, map] of Object.entries(features.maps(tensorNamed<Tensor4D>(inputs, "image"), constants))) {
        outputs[layer] = map;
        outputs[`gram/${layer}`] = gram(map);
      }
      return outputs;
    },
  };
}

function expectLayer(layer: string, map: NdArray, gramMatrix: NdArray, golden: GoldenLayer): void {
  const mean = sum(map.data, (value) => value) / map.data.length;
  const std = Math.sqrt(sum(map.data, (value) => (value - mean) ** 2) / map.data.length);
  const norm = Math.sqrt(sum(gramMatrix.data, (value) => value ** 2));
  const limit = limitAt(layer);
  expect(map.shape).to.deep.equal([1, ...golden.shape_hwc]);
  expectNear([mean], [golden.mean], limit, `${layer}, mean`);
  expectNear([std], [golden.std], limit, `${layer}, standard deviation`);
  expectNear([norm], [golden.gram_frobenius], limit, `${layer}, norm of the Gram matrix`);
  // With the layer's deviation beside them, which gives the unit where all eight are zero.
  const first = [golden.std, ...map.data.slice(0, 8)];
  expectNear(first, [golden.std, ...golden.first_position], limit, `${layer}, first position`);
}

function sum(numbers: Float32Array, f: (value: number) => number): number {
  return numbers.reduce((total, value) => total + f(value), 0);
}

/** Reads the objective and its gradient per 0..255 level. */
async function gatys(engine: Engine, features: FeatureSet) {
  const objective = objectiveOf(features, [gramLoss.with({ scale: "paper" })]);
  const targets = await runOnce(engine, prepareProgram(objective, size, size, {}), {
    image: goldenImage("exemplar_rgb"),
  });
  const weights = Object.fromEntries(objective.terms.map(({ name }) => [`weight/${name}`, scalar(1)]));
  const inputs = { image: goldenImage("candidate_rgb"), ...targets, ...weights };
  const { total, gradient } = await runOnce(engine, objectiveProgram(objective, size, targets, {}), inputs);
  return { value: total!.data[0]!, gradient: gradient!.data.map((value) => value / 255) };
}

/** Median error ≤ 1e-5 of the largest entry, and 99.5 % of the pixels within 1e-4 of it. */
function expectGradient(gradient: Float32Array, golden: Float32Array): void {
  expect(gradient.length).to.equal(golden.length);
  const largest = golden.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  const errors = golden.map((value, i) => Math.abs(gradient[i]! - value) / largest);
  const pixels = Array.from({ length: errors.length / 3 }, (_, i) => Math.max(...errors.subarray(3 * i, 3 * i + 3)));
  const median = Float32Array.from(errors).sort()[errors.length >> 1]!;
  const good = pixels.filter((error) => error <= 1e-4).length / pixels.length;
  if (process.env.SHOW_ERRORS)
    console.log(`      ${median.toExponential(1)} median, ${(100 * good).toFixed(2)} % good`);
  expect(median <= 1e-5, `median error ${median}`).to.be.true;
  expect(good >= 0.995, `${100 * good} % of the pixels within 1e-4`).to.be.true;
}

describeShared("VGG against PyTorch", function () {
  this.timeout(60_000);

  for (const network of networks)
    describe(network, () => {
      let weights: NdArrays;
      before(async () => (weights = await trainedWeights(network, deepest[network])));
      const features = (layers: readonly string[], pooling: Pooling) =>
        vgg({ network, layers, pooling, padding: "zero", weights, origin: {} });

      for (const pooling of poolings) {
        const name = `${network}/${pooling}`;
        it(`${pooling} pooling: every layer's map and Gram matrix`, async () => {
          const { layers } = goldenEntry(name);
          const program = mapsAndGrams(features(Object.keys(layers), pooling));
          const outputs = await runOnce(compiled, program, { image: goldenImage("exemplar_rgb") });
          expect(Object.keys(layers)).to.include(deepest[network]);
          for (const [layer, golden] of Object.entries(layers))
            expectLayer(layer, outputs[layer]!, outputs[`gram/${layer}`]!, golden);
          if (pooling === "average")
            for (const layer of ["relu1_1", "pool1", "pool2", "pool3"]) {
              const whole = await goldenTensor(`${network}/gram/${layer}`);
              expectNear(outputs[`gram/${layer}`]!.data, whole.data, 1e-5, `${layer}, whole Gram matrix`);
            }
        });

        it(`${pooling} pooling: the Gatys objective and its gradient`, async () => {
          const { layers, value } = goldenEntry(name).gatys_objective;
          const found = await gatys(compiled, features(layers, pooling));
          expectNear([found.value], [value], 1e-5, "objective");
          expectGradient(found.gradient, (await goldenTensor(`${name}/gatys_objective/gradient_rgb_hwc`)).data);
        });
      }
    });

  it("vgg19 without compiling: maps and Gram matrices to relu2_1", async () => {
    const weights = await trainedWeights("vgg19", "relu2_1");
    const layers = ["relu1_1", "pool1", "relu2_1"];
    const features = vgg({ network: "vgg19", layers, pooling: "max", padding: "zero", weights, origin: {} });
    const outputs = await runOnce(eager, mapsAndGrams(features), { image: goldenImage("exemplar_rgb") });
    const golden = goldenEntry("vgg19/max").layers;
    for (const layer of layers) expectLayer(layer, outputs[layer]!, outputs[`gram/${layer}`]!, golden[layer]!);
  });

  it("vgg16's trained weights: compiled = eager to pool4, 16 × 16", async () => {
    const weights = await trainedWeights("vgg16", "pool4");
    const layers = ["relu1_1", "pool1", "pool2", "pool3", "pool4"];
    const features = vgg({ network: "vgg16", layers, pooling: "average", padding: "zero", weights, origin: {} });
    await assertObjectiveCompiled(features, { height: 16, width: 16 }, { height: 18, width: 20 }, ["relative"]);
  });
});
