import { expect } from "chai";
import { UsageError } from "../../src/core/demand";
import { demandPairs, minimize } from "../../src/optimize/minimize";
import type { LbfgsbOptions, MinimizeOptions } from "../../src/optimize/minimize";
import type { Bounds, Evaluation } from "../../src/optimize/problem";
import { stopSentences } from "../../src/optimize/stop";
import { expectClose } from "../support/close";
import { problems, rosenbrock } from "./problems";

const start = Float64Array.of(-1.2, 1);
const methods: readonly MinimizeOptions[] = [
  { method: "lbfgsb" },
  { method: "adam", learningRate: 0.1 },
  { method: "sgd", learningRate: 1e-3, momentum: 0.5 },
];

/** 50x − log x per variable, undefined below zero; least at 1/50. */
function barrier(x: Float64Array): Evaluation {
  const value = x.reduce((sum, entry) => sum + 50 * entry - Math.log(entry), 0);
  return { value, gradient: x.map((entry) => (entry > 0 ? 50 - 1 / entry : NaN)) };
}

describe("optimize/minimize", () => {
  for (const options of methods) {
    const name = options.method!;

    it(`stops at the evaluation limit with the best point seen: ${name}`, async () => {
      for (let maxEvaluations = 1; maxEvaluations <= 30; maxEvaluations++) {
        const found = await minimize(rosenbrock, start, { ...options, maxEvaluations });
        expect(found.stop).to.equal("evaluation limit");
        expect([found.evaluations, found.values.length]).to.deep.equal([maxEvaluations, maxEvaluations]);
        expect(found.value).to.equal(Math.min(...found.values));
        expect(rosenbrock(found.x).value).to.equal(found.value);
      }
      // From 0 a first search tries 1, 5, 21 …, each of them better and none far enough: the minimum is at 1000.
      const far = (x: Float64Array): Evaluation => ({
        value: (x[0]! - 1000) ** 2,
        gradient: x.map((entry) => 2 * (entry - 1000)),
      });
      const found = await minimize(far, Float64Array.of(0), { ...options, maxEvaluations: 3 });
      expect(found.value).to.equal(Math.min(...found.values));
      expect(found.value).to.be.below(far(Float64Array.of(0)).value);
      expect(far(found.x).value).to.equal(found.value);
    });

    it(`stops as soon as the target is reached: ${name}`, async () => {
      const found = await minimize(rosenbrock, start, { ...options, target: 3.5 });
      expect(found.stop).to.equal("target reached");
      expect(found.value).to.be.at.most(3.5);
      expect(rosenbrock(found.x).value).to.equal(found.value);
      expect(found.values.findIndex((value) => value <= 3.5)).to.equal(found.evaluations - 1);
    });

    it(`stops before the next evaluation once the signal is aborted: ${name}`, async () => {
      const controller = new AbortController();
      const onEvaluation = (index: number): void => {
        if (index === 5) controller.abort();
      };
      const found = await minimize(rosenbrock, start, { ...options, signal: controller.signal, onEvaluation });
      expect([found.stop, found.evaluations]).to.deep.equal(["interrupted", 6]);
      expect(found.value).to.equal(Math.min(...found.values));
      const never = await minimize(rosenbrock, start, { ...options, signal: AbortSignal.abort() });
      expect([never.stop, never.evaluations, [...never.x]]).to.deep.equal(["interrupted", 0, [...start]]);
    });

    it(`tells each evaluation, with the least value so far: ${name}`, async () => {
      const told: number[][] = [];
      const found = await minimize(rosenbrock, start, {
        ...options,
        maxEvaluations: 12,
        onEvaluation: (...news) => told.push(news),
      });
      const expected = found.values.map((value, i) => [i, value, Math.min(...found.values.slice(0, i + 1))]);
      expect(told).to.deep.equal(expected);
    });

    it(`waits for an asynchronous objective and copies its gradient: ${name}`, async () => {
      const shared = new Float32Array(2);
      const later = async (x: Float64Array) => {
        await Promise.resolve();
        const { value, gradient } = rosenbrock(x);
        shared.set(gradient);
        return { value, gradient: shared };
      };
      const exact = (x: Float64Array) => ({ ...rosenbrock(x), gradient: Float32Array.from(rosenbrock(x).gradient) });
      const [found, expected] = [
        await minimize(later, start, { ...options, maxEvaluations: 20 }),
        await minimize(exact, start, { ...options, maxEvaluations: 20 }),
      ];
      expect(found.values).to.deep.equal(expected.values);
    });

    it(`steps back from where f is not finite: ${name}`, async () => {
      const tried: Float64Array[] = [];
      const f = (x: Float64Array): Evaluation => {
        tried.push(x.slice());
        return barrier(x);
      };
      // A step of length 1 from 1.01, along the gradient 49, leads below zero.
      const found = await minimize(f, Float64Array.of(0.5, 0.75), {
        ...options,
        maxEvaluations: 400,
        ...(name === "sgd" ? { learningRate: 0.01 } : { learningRate: 0.8 }),
      });
      expect(
        found.values.some((value) => !Number.isFinite(value)),
        "f was not finite somewhere",
      ).to.be.true;
      expect(tried.every((x) => x.every(Number.isFinite))).to.be.true;
      expectClose(found.x, [0.02, 0.02], name === "lbfgsb" ? 1e-6 : 0.02);
    });

    it(`gives up where f is finite at the start alone: ${name}`, async () => {
      const f = (x: Float64Array): Evaluation => ({ value: x[0] === 1 ? 1 : Infinity, gradient: Float64Array.of(1) });
      const found = await minimize(f, Float64Array.of(1), options);
      expect([found.stop, found.value, found.x[0]]).to.deep.equal(["not finite", 1, 1]);
      expect(found.evaluations).to.be.within(10, 25);
    });

    it(`stops at a start where value or gradient is not finite: ${name}`, async () => {
      for (const bad of [
        { value: NaN, gradient: Float64Array.of(1, 1) },
        { value: 1, gradient: Float64Array.of(-Infinity, 1) },
        { value: 1, gradient: Float64Array.of(1, NaN) },
      ]) {
        const found = await minimize(() => bad, start, options);
        expect([found.stop, found.evaluations, [...found.x]]).to.deep.equal(["not finite", 1, [...start]]);
      }
    });

    it(`leaves the start and the bounds as they were, and begins within the bounds: ${name}`, async () => {
      const [mine, lower] = [start.slice(), Float64Array.of(-1, 1.5)];
      const seen: number[][] = [];
      await minimize((x) => (seen.push([...x]), rosenbrock(x)), mine, {
        ...options,
        bounds: { lower, upper: 2 },
        maxEvaluations: 5,
      });
      expect([...mine, ...lower]).to.deep.equal([-1.2, 1, -1, 1.5]);
      expect(seen[0]).to.deep.equal([-1, 1.5]);
    });
  }

  it("begins with a step of length 1, but within a box, or towards a bound, not beyond −g", async () => {
    const second = async (bounds?: Bounds): Promise<number> => {
      const seen: number[] = [];
      const f = ([x]: Float64Array): Evaluation => {
        seen.push(x!);
        return { value: (x! - 8) ** 2 / 200, gradient: Float64Array.of((x! - 8) / 100) };
      };
      await minimize(f, Float64Array.of(4), { bounds, maxEvaluations: 2 });
      return seen[1]!;
    };
    expect(await second()).to.be.closeTo(5, 1e-12);
    expect(await second({ lower: 0, upper: 9 })).to.be.closeTo(4.04, 1e-12);
    expect(await second({ lower: 0, upper: Infinity })).to.be.closeTo(4.04, 1e-12);
  });

  it("restarts from the steepest descent once where the line search fails, then stops", async () => {
    // Beyond the tenth evaluation the gradient belies the value.
    let calls = 0;
    const found = await minimize(
      (x) => {
        const { value, gradient } = rosenbrock(x);
        return { value, gradient: ++calls > 10 ? gradient.map((slope) => -slope) : gradient };
      },
      start,
      { gradientTolerance: 0, decreaseTolerance: 0 },
    );
    expect(found.stop).to.equal("line search failed");
    expect(found.value).to.be.below(rosenbrock(start).value);
    expect(rosenbrock(found.x).value).to.equal(found.value);
  });

  it("goes on where the line search failed once, but the steepest descent leads on", async () => {
    const seen: number[][] = [];
    /** After ten evaluations, tells of a rise up to `last`; then the truth again. */
    const lying = (last: number) => {
      seen.length = 0;
      return (x: Float64Array): Evaluation => {
        seen.push([...x]);
        const { value, gradient } = rosenbrock(x);
        const honest = seen.length <= 10 || seen.length > last;
        return honest ? { value, gradient } : { value: 100 + value, gradient: gradient.map(Math.abs) };
      };
    };
    const exact = { gradientTolerance: 1e-8, decreaseTolerance: 0 };
    const { x, stop } = await minimize(lying(Infinity), start, exact);
    expect(stop).to.equal("line search failed");
    const { gradient } = rosenbrock(x);
    const descent = seen.findIndex((tried) =>
      tried.every((entry, i) => Math.abs(entry - x[i]! + gradient[i]!) < 1e-12),
    );
    expect(descent, "the steepest descent was tried").to.be.above(10);
    const found = await minimize(lying(descent), start, exact);
    expect(found.stop).to.equal("gradient small");
    expectClose(found.x, [1, 1], 1e-6);
  });

  it("stops at once at a minimum, and where nothing may move", async () => {
    const atMinimum = await minimize(rosenbrock, Float64Array.of(1, 1));
    expect([atMinimum.stop, atMinimum.evaluations, atMinimum.iterations]).to.deep.equal(["gradient small", 1, 0]);
    const fixed = await minimize(rosenbrock, start, { bounds: { lower: start, upper: start } });
    expect([fixed.stop, fixed.evaluations]).to.deep.equal(["gradient small", 1]);
  });

  it("measures the decrease relative to the larger value, and to 1 for small values", async () => {
    const stepDecrease = async (decreaseTolerance: number): Promise<number> => {
      const values: number[] = [];
      const checkpoint = { every: 1, save: (state: { value?: number }) => void values.push(state.value!) };
      const found = await minimize(problems.wood!.f, problems.wood!.start, {
        decreaseTolerance,
        checkpoint,
      } as LbfgsbOptions);
      expect(found.stop).to.equal("decrease small");
      const last = values.at(-1)!;
      return (last - found.value) / Math.max(last, found.value, 1);
    };
    for (const tolerance of [1e-2, 1e-4, 1e-6]) expect(await stepDecrease(tolerance)).to.be.within(0, tolerance);
  });

  it("refuses wrong options in one sentence", async () => {
    const wrong: [unknown, string][] = [
      [{ memory: 0 }, "minimize: expected memory to be a whole number ≥ 1, got 0"],
      [{ memory: 2.5 }, "minimize: expected memory to be a whole number ≥ 1, got 2.5"],
      [{ maxEvaluations: NaN }, "minimize: expected maxEvaluations to be a whole number ≥ 1, got NaN"],
      [{ gradientTolerance: -1 }, "minimize: expected gradientTolerance ≥ 0, got -1"],
      [{ decreaseTolerance: NaN }, "minimize: expected decreaseTolerance ≥ 0, got NaN"],
      [{ target: NaN }, "minimize: expected target to be a number, got NaN"],
      [
        { checkpoint: { every: 0, save: () => undefined } },
        "minimize: expected checkpoint.every to be a whole number ≥ 1, got 0",
      ],
      [{ bounds: { lower: 2, upper: 1 } }, 'minimize: expected bounds[0] with lower ≤ upper, got "2 … 1"'],
      [{ method: "newton" }, 'minimize: expected a method out of lbfgsb, adam, sgd, got "newton"'],
      [{ method: "adam", learningRate: 0 }, "minimize: expected a positive learningRate, got 0"],
      [{ method: "adam", firstDecay: 1 }, "minimize: expected firstDecay in [0, 1), got 1"],
      [{ method: "adam", secondDecay: -0.1 }, "minimize: expected secondDecay in [0, 1), got -0.1"],
      [{ method: "adam", epsilon: NaN }, "minimize: expected a positive epsilon, got NaN"],
      [{ method: "adam", gradientTolerance: NaN }, "minimize: expected gradientTolerance ≥ 0, got NaN"],
    ];
    for (const [options, message] of wrong)
      expect(await refusal(minimize(rosenbrock, start, options as MinimizeOptions))).to.equal(message);
    expect(await refusal(minimize(rosenbrock, Float64Array.of(1, NaN)))).to.equal(
      "minimize: expected finite numbers in start, got NaN",
    );
    const short = minimize(() => ({ value: 1, gradient: new Float64Array(3) }), start);
    expect(await refusal(short)).to.equal("minimize: expected a gradient of length 2, got 3");
  });

  it("has a sentence for each reason to stop", () => {
    for (const sentence of Object.values(stopSentences)) expect(sentence).to.match(/^[A-Z].*\.$/);
  });

  it("refuses more pairs than its memory of 4 GiB holds", () => {
    // A pair of 50,331,648 float32 takes 403 MB; ten are 4.03e9 bytes, below 2^32, and eleven are not.
    const length = 4096 * 4096 * 3;
    expect(() => demandPairs(10, length, "memory")).not.to.throw();
    expect(() => demandPairs(11, length, "memory")).to.throw(UsageError, "at most 10 pairs for 50331648 variables");
  });
});

async function refusal(run: Promise<unknown>): Promise<string> {
  return run.then(
    () => "accepted",
    (error: unknown) => (error as Error).message,
  );
}
