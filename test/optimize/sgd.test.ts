import { expect } from "chai";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { SgdOptions } from "../../src/optimize/minimize";
import { minimize } from "../../src/optimize/minimize";
import { expectClose } from "../support/close";
import { quadratic } from "./quadratic";

const golden = JSON.parse(readFileSync(join(__dirname, "torch-sgd.json"), "utf8")) as {
  readonly options: { lr: number; momentum: number; weight_decay: number };
  readonly limit: number;
  readonly norms: readonly number[];
  readonly iterates: readonly number[][];
};

async function iterates(options: Omit<SgdOptions, "method">, start = [1], curvature = [1], goal = [0]) {
  const { f, seen } = quadratic(curvature, goal);
  await minimize(f, Float64Array.from(start), { method: "sgd", ...options });
  return seen;
}

describe("optimize/sgd", () => {
  it("takes the steps worked by hand", async () => {
    // x = 1, g = 1: v = −0.1, x = 0.9. g = 0.9: v = −0.05 − 0.09 = −0.14, x = 0.76. v = −0.07 − 0.076, x = 0.614.
    expectClose(
      (await iterates({ learningRate: 0.1, momentum: 0.5, maxEvaluations: 4 })).flat(),
      [1, 0.9, 0.76, 0.614],
    );
  });

  it("lowers the rate after every so many steps, for new gradients alone", async () => {
    // Rates 0.1, 0.1, 0.01, 0.01, 0.001. v: −0.1; −0.05 − 0.09 = −0.14; −0.07 − 0.0076 = −0.0776;
    // −0.0388 − 0.006824 = −0.045624 at 0.6824; −0.022812 − 0.000636776 at 0.636776.
    const seen = await iterates({
      learningRate: 0.1,
      momentum: 0.5,
      rateDecay: { factor: 0.1, every: 2 },
      maxEvaluations: 6,
    });
    expectClose(seen.flat(), [1, 0.9, 0.76, 0.6824, 0.636776, 0.613327224], 1e-9);
  });

  it("takes PyTorch's steps, with decay of weights and a limit of the gradient", async () => {
    expect(golden.norms.filter((norm) => norm > golden.limit)).to.have.length.within(1, 4);
    const { lr, momentum, weight_decay } = golden.options;
    const options = { learningRate: lr, momentum, weightDecay: weight_decay, gradientLimit: golden.limit };
    const seen = await iterates(
      { ...options, maxEvaluations: 6 },
      golden.iterates[0]!.slice(),
      [1, 10, 0.1],
      [1, -2, 0.5],
    );
    expectClose(seen.flat(), golden.iterates.flat(), 1e-12);
  });

  it("draws weights to the origin, one number or one an entry", async () => {
    // No gradient but the pull: x − 0.1 · 2 · (x − origin).
    const pulled = (origin: number | Float64Array) =>
      iterates(
        { learningRate: 0.1, weightDecay: 2, origin, maxEvaluations: 2, gradientTolerance: 0, momentum: 0 },
        [1, 1],
        [1e-9, 1e-9],
        [0, 0],
      );
    expectClose((await pulled(0.5)).flat(), [1, 1, 0.9, 0.9], 1e-8);
    expectClose((await pulled(Float64Array.of(0, 3))).flat(), [1, 1, 0.8, 1.4], 1e-8);
  });

  it("stops where a step is small beside the distance from the origin", async () => {
    const { f } = quadratic([1], [0]);
    const options = { method: "sgd", learningRate: 0.1, momentum: 0, gradientTolerance: 0 } as const;
    // Each step is 0.1 · x before: 1/9 of what is left, so all or none are below a tolerance near that.
    const short = await minimize(f, Float64Array.of(1), { ...options, stepTolerance: 0.112, maxEvaluations: 9 });
    expect([short.stop, short.evaluations]).to.deep.equal(["step small", 2]);
    const long = await minimize(f, Float64Array.of(1), { ...options, stepTolerance: 0.111, maxEvaluations: 9 });
    expect([long.stop, long.evaluations]).to.deep.equal(["evaluation limit", 9]);
    // Seen from 10 the same steps are short.
    const far = { ...options, origin: 10, stepTolerance: 0.0111, maxEvaluations: 9 };
    expect((await minimize(f, Float64Array.of(1), far)).evaluations).to.equal(2);
  });

  it("projects each step onto the box, and goes on from there", async () => {
    const seen = await iterates({ learningRate: 0.1, bounds: { lower: 0.95, upper: 2 }, maxEvaluations: 4 });
    expect(seen[1]).to.deep.equal([0.95]);
    expect(seen.slice(1).every(([x]) => x === 0.95)).to.be.true;
  });

  it("hands back the best point, not the last", async () => {
    const { f, seen } = quadratic([1], [0]);
    const found = await minimize(f, Float64Array.of(1), { method: "sgd", learningRate: 1.5, maxEvaluations: 3 });
    expect(found.values[2]).to.be.above(found.values[1]!);
    expect([found.x[0], found.value]).to.deep.equal([seen[1]![0], found.values[1]]);
  });

  it("halves a step that leads to where f is not finite", async () => {
    const seen: number[] = [];
    const f = (x: Float64Array) => {
      seen.push(x[0]!);
      return { value: x[0]! < 0.8 ? NaN : x[0]!, gradient: Float64Array.of(1) };
    };
    await minimize(f, Float64Array.of(1), { method: "sgd", learningRate: 0.4, momentum: 0, maxEvaluations: 4 });
    expectClose(seen, [1, 0.6, 0.8, 0.4], 1e-9); // 1 − 0.4, then 1 − 0.2, then 0.8 − 0.4 with the whole rate again
  });

  const refusals: readonly [string, Partial<SgdOptions>, string][] = [
    ["a rate of 0", { learningRate: 0 }, "positive learningRate"],
    ["a momentum of 1", { momentum: 1 }, "momentum in [0, 1)"],
    ["a growing rate", { rateDecay: { factor: 1.1, every: 1 } }, "rateDecay.factor"],
    ["a decay every half step", { rateDecay: { factor: 0.9, every: 0.5 } }, "rateDecay.every"],
    ["a push away", { weightDecay: -1 }, "weightDecay ≥ 0"],
    ["an origin of another length", { origin: new Float64Array(2) }, "origin of length 3, got 2"],
    ["an origin at infinity", { origin: Infinity }, "finite numbers in origin"],
    ["a limit of 0", { gradientLimit: 0 }, "positive gradientLimit"],
    ["a NaN tolerance", { stepTolerance: NaN }, "stepTolerance ≥ 0"],
  ];
  for (const [title, options, words] of refusals)
    it(`refuses ${title}`, async () => {
      const { f } = quadratic([1, 1, 1], [0, 0, 0]);
      const message = await minimize(f, new Float64Array(3).fill(1), { method: "sgd", ...options }).then(
        () => "accepted",
        (error: unknown) => (error as Error).message,
      );
      expect(message).to.include(words);
    });
});
