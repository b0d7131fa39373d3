import { expect } from "chai";
import { UsageError } from "../../src/core/demand";
import { ndarray, scalar, type NdArray } from "../../src/core/ndarray";
import { tensorNamed } from "../../src/core/program";
import { mean, mul, square, sub, tensor, type Scalar, type Tensor4D } from "../../src/core/tensor";
import { runOnce } from "../../src/engine/run-once";
import { pixels } from "../../src/features/pixels";
import { randomVgg } from "../../src/features/random-vgg";
import { gramLoss } from "../../src/losses/gram-loss";
import type { Loss } from "../../src/losses/loss";
import { measureProgram, objectiveOf, objectiveProgram, prepareProgram } from "../../src/objective/objective";
import { expectClose } from "../support/close";
import { compiled, eager } from "../support/compiled";

/** The squared difference of mean levels, each times a drawn factor, times the output's pixels. */
const brightness: Loss = {
  name: "brightness",
  draw: () => ({ factor: scalar(2) }),
  prepare: (exemplar, [, height, width], draws) => ({
    level: mul(mean(exemplar), tensorNamed<Scalar>(draws, "factor")),
    pixels: tensor(height * width),
  }),
  measure(candidate, targets, draws) {
    const level = mul(mean(candidate), tensorNamed<Scalar>(draws, "factor"));
    return mul(square(sub(level, tensorNamed<Scalar>(targets, "level"))), tensorNamed<Scalar>(targets, "pixels"));
  },
};

/** One color all over. */
const flat = (height: number, width: number, value: number): NdArray =>
  ndarray([1, height, width, 3], new Float32Array(height * width * 3).fill(value));

describe("objective", () => {
  const objective = objectiveOf(pixels(), [brightness, gramLoss.with()]);
  const [exemplarSize, size] = [
    { height: 4, width: 5 },
    { height: 2, width: 3 },
  ];
  const draws = { "draw/brightness@pixels/factor": scalar(2) };
  const weights = { "weight/brightness@pixels": scalar(0.5), "weight/gram@pixels": scalar(0.25) };
  const image = flat(2, 3, 0.6);

  it("names a term for every loss on every layer", () => {
    const layers = ["relu1_1", "pool1"];
    const features = randomVgg({ layers, pooling: "max", padding: "zero", seed: 1 });
    const { terms } = objectiveOf(features, [gramLoss.with(), brightness]);
    expect(terms.map(({ name, layer, loss }) => [name, layer, loss.name])).to.deep.equal([
      ["gram@relu1_1", "relu1_1", "gram"],
      ["brightness@relu1_1", "relu1_1", "brightness"],
      ["gram@pool1", "pool1", "gram"],
      ["brightness@pool1", "pool1", "brightness"],
    ]);
  });

  for (const engine of [eager, compiled]) {
    const prepared = async () => {
      const program = prepareProgram(objective, exemplarSize, size, draws);
      return runOnce(engine, program, { image: flat(4, 5, 0.2), ...draws });
    };

    it(`prepares each term's targets from the exemplar, the output's shape and the draws, ${engine.name}`, async () => {
      const targets = await prepared();
      expect(Object.keys(targets)).to.deep.equal([
        "target/brightness@pixels/level",
        "target/brightness@pixels/pixels",
        "target/gram@pixels/statistic",
        "target/gram@pixels/scale",
      ]);
      expectClose(targets["target/brightness@pixels/level"]!.data, [102]); // 2 · 0.2 · 255
      expectClose(targets["target/brightness@pixels/pixels"]!.data, [6]);
      expectClose(targets["target/gram@pixels/statistic"]!.data, new Array<number>(9).fill(51 ** 2));
    });

    it(`weights and sums the terms, and gives the gradient per unit of the image, ${engine.name}`, async () => {
      const targets = await prepared();
      const program = objectiveProgram(objective, size, targets, draws);
      const found = await runOnce(engine, program, { image, ...targets, ...draws, ...weights });
      // Level 2 · 153, less 102, squared: 204², times 6 pixels. Gram: ((153² − 51²) / 51²)² = (9 − 1)² = 64.
      const [bright, gram] = [0.5 * 204 ** 2 * 6, 0.25 * 64];
      expectClose(found["term/brightness@pixels"]!.data, [bright]);
      expectClose(found["term/gram@pixels"]!.data, [gram]);
      expectClose(found.total!.data, [bright + gram]);
      // Of the level by each of 18 numbers: 2 · 255 / 18. Of the Gram term 9 · (x² − 51²)² / (9 · 51⁴) by one number
      // of a pixel: G_ij changes by x (δ_ic + δ_jc) / 6, so 2 (x² − 51²) / (9 · 51⁴) · 6 x / 6, in levels; x = 153.
      const slope = 0.5 * 2 * 204 * 6 * ((2 * 255) / 18);
      const gramSlope = (0.25 * 255 * 2 * (153 ** 2 - 51 ** 2) * 153) / (9 * 51 ** 4);
      expect(found.gradient!.shape).to.deep.equal([1, 2, 3, 3]);
      expectClose(found.gradient!.data, new Array<number>(18).fill(slope + gramSlope));
    });

    it(`measures the losses as they are, ${engine.name}`, async () => {
      const targets = await prepared();
      const program = measureProgram(objective, size, targets, draws);
      const found = await runOnce(engine, program, { image, ...targets, ...draws });
      expect(Object.keys(found)).to.deep.equal(["term/brightness@pixels", "term/gram@pixels"]);
      expectClose(found["term/brightness@pixels"]!.data, [204 ** 2 * 6]);
      expectClose(found["term/gram@pixels"]!.data, [64]);
    });
  }

  it("asks for the image, the targets, the draws and a weight a term", () => {
    const program = objectiveProgram(objective, size, { "target/a/b": scalar(1) }, draws);
    expect(program.inputs).to.deep.equal({
      image: [1, 2, 3, 3],
      "target/a/b": [],
      "draw/brightness@pixels/factor": [],
      "weight/brightness@pixels": [],
      "weight/gram@pixels": [],
    });
  });

  for (const engine of [eager, compiled])
    it(`refuses a loss whose measure gives no scalar, ${engine.name}`, async () => {
      const wide = { ...brightness, name: "wide", measure: (candidate: Tensor4D) => mean(candidate, [0, 1, 2]) };
      const program = measureProgram(objectiveOf(pixels(), [wide]), size, {}, {});
      const error: unknown = await runOnce(engine, program, { image }).catch((reason: unknown) => reason);
      expect(error).to.be.instanceOf(UsageError);
      expect(error).to.have.property("message", 'wide: expected measure to give a scalar, got "shape [3]"');
    });

  it("refuses an exemplar or an output too small for the layers", () => {
    const features = randomVgg({ layers: ["pool2"], pooling: "max", padding: "zero", seed: 1 });
    const deep = objectiveOf(features, [gramLoss.with()]);
    const [large, small] = [
      { height: 4, width: 4 },
      { height: 4, width: 3 },
    ];
    expect(() => prepareProgram(deep, large, small, {})).to.throw("an image large enough for pool2");
    expect(() => prepareProgram(deep, small, large, {})).to.throw("an image large enough for pool2");
    expect(() => prepareProgram(deep, large, large, {})).not.to.throw();
  });
});
