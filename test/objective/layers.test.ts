import { expect } from "chai";
import { ndarray, scalar, type NdArrays } from "../../src/core/ndarray";
import { tensorNamed } from "../../src/core/program";
import { random } from "../../src/core/random";
import { add, avgPool, mean, mul, square, sub, tensor, type Scalar } from "../../src/core/tensor";
import { runOnce } from "../../src/engine/run-once";
import type { FeatureSet } from "../../src/features/feature-set";
import type { Loss } from "../../src/losses/loss";
import {
  drawsOf,
  finished,
  objectiveAt,
  objectiveOf,
  objectiveProgram,
  prepareProgram,
} from "../../src/objective/objective";
import { expectClose } from "../support/close";
import { compiled, eager } from "../support/compiled";

/** The image, and its averages of two by two times 10. */
const features: FeatureSet = {
  name: "two layers",
  layers: ["fine", "coarse"],
  identity: {},
  parameters: {},
  shapes: (height, width) => ({ fine: [1, height, width, 3], coarse: [1, height / 2, width / 2, 3] }),
  maps: (image) => ({ fine: image, coarse: mul(avgPool(image, 2, 2, "valid"), 10) }),
};

/** (f · mean − f · the exemplar's mean + the output's height − its width)²; the factor f is drawn. */
const level: Loss = {
  name: "level",
  draw: ({ exemplar, output }, stream) => ({
    factor: scalar(stream.uniform()),
    sizes: ndarray([4], [exemplar[1], exemplar[2], output[1], output[2]]),
  }),
  prepare: (exemplar, [, height, width], draws) => ({
    level: mul<Scalar>(mean(exemplar), tensorNamed<Scalar>(draws, "factor")),
    shape: tensor(height - width),
  }),
  measure(candidate, targets, draws) {
    const own = mul<Scalar>(mean(candidate), tensorNamed<Scalar>(draws, "factor"));
    const moved = add<Scalar>(own, tensorNamed<Scalar>(targets, "shape"));
    return square(sub<Scalar>(moved, tensorNamed<Scalar>(targets, "level")));
  },
};
/** The same, of another name, whose level is finished to three times as much. */
const tripled: Loss = {
  ...level,
  name: "tripled",
  finish: ({ level: found, ...rest }) => ({ ...rest, level: scalar(3 * found!.data[0]!) }),
};

const [exemplarSize, size] = [
  { height: 4, width: 8 },
  { height: 6, width: 2 },
];
const flat = (height: number, width: number, value: number) =>
  ndarray([1, height, width, 3], new Float32Array(height * width * 3).fill(value));

describe("objective on several layers", () => {
  it("takes losses on layers of their own, in the order of the layers", () => {
    const { terms } = objectiveAt(features, [
      { loss: tripled, layers: ["coarse"] },
      { loss: level, layers: ["coarse", "fine"] },
    ]);
    expect(terms.map(({ name, layer, loss }) => [name, layer, loss.name])).to.deep.equal([
      ["level@fine", "fine", "level"],
      ["tripled@coarse", "coarse", "tripled"],
      ["level@coarse", "coarse", "level"],
    ]);
  });

  const objective = objectiveOf(features, [level, tripled]);

  it("draws for each term from a stream of its own, knowing both maps' shapes", () => {
    const draws = drawsOf(objective, exemplarSize, size, (label) => random(1, label));
    const names = ["level@fine", "tripled@fine", "level@coarse", "tripled@coarse"];
    expect(Object.keys(draws)).to.deep.equal(names.flatMap((name) => [`draw/${name}/factor`, `draw/${name}/sizes`]));
    for (const name of names) {
      expectClose(draws[`draw/${name}/factor`]!.data, [random(1, name).uniform()]);
      expectClose(draws[`draw/${name}/sizes`]!.data, name.endsWith("fine") ? [4, 8, 6, 2] : [2, 4, 3, 1]);
    }
  });

  it("finishes the targets of those losses that finish theirs", () => {
    const levels = Object.fromEntries(
      objective.terms.map(({ name }, i) => [`target/${name}/level`, scalar(i + 1)] as const),
    );
    const found = finished(objective, { ...levels, "target/tripled@fine/shape": scalar(7) });
    expectClose([found["target/level@fine/level"]!.data[0]!, found["target/tripled@fine/level"]!.data[0]!], [1, 6]);
    expectClose(
      [found["target/level@coarse/level"]!.data[0]!, found["target/tripled@coarse/level"]!.data[0]!],
      [3, 12],
    );
    expectClose(found["target/tripled@fine/shape"]!.data, [7]);
    expect(Object.keys(found)).to.have.length(5);
  });

  for (const engine of [eager, compiled])
    it(`holds each term's layer, draws, targets and weight apart, ${engine.name}`, async () => {
      const factors = { "level@fine": 1, "tripled@fine": 2, "level@coarse": 3, "tripled@coarse": 4 };
      const draws: NdArrays = Object.fromEntries(
        Object.entries(factors).map(([name, factor]) => [`draw/${name}/factor`, scalar(factor)]),
      );
      const image = { image: flat(4, 8, 0.5), ...draws };
      const prepared = await runOnce(engine, prepareProgram(objective, exemplarSize, size, draws), image);
      const targets = finished(objective, prepared);
      const found = (name: string) => [
        targets[`target/${name}/level`]!.data[0]!,
        targets[`target/${name}/shape`]!.data[0]!,
      ];
      // Factor · 0.5, or 5 in the coarse layer, tripled or not; 6 − 2 and 3 − 1.
      expectClose(found("level@fine"), [0.5, 4]);
      expectClose(found("tripled@fine"), [3, 4]);
      expectClose(found("level@coarse"), [15, 2]);
      expectClose(found("tripled@coarse"), [60, 2]);
      const weights = Object.fromEntries(Object.keys(factors).map((name, i) => [`weight/${name}`, scalar(10 ** i)]));
      const program = objectiveProgram(objective, size, targets, draws);
      const terms = await runOnce(engine, program, { image: flat(6, 2, 1), ...targets, ...draws, ...weights });
      // (1 − 0.5 + 4)², (2 − 3 + 4)², (30 − 15 + 2)², (40 − 60 + 2)², times 1, 10, 100, 1000.
      const expected = [4.5 ** 2, 10 * 3 ** 2, 100 * 17 ** 2, 1000 * 18 ** 2];
      expectClose(
        Object.keys(factors).map((name) => terms[`term/${name}`]!.data[0]!),
        expected,
      );
      expectClose(terms.total!.data, [expected.reduce((sum, value) => sum + value, 0)]);
      // 2 · root · factor over 36 numbers, times 10 in the coarse layer (a quarter to each of four times as many numbers).
      const slope = (2 * (4.5 + 10 * 3 * 2 + 100 * 17 * 3 * 10 - 1000 * 18 * 4 * 10)) / 36;
      expectClose(terms.gradient!.data, new Array<number>(36).fill(slope), 1e-5);
    });
});
