import { expect } from "chai";
import { deserialize, serialize } from "node:v8";
import { minimize } from "../../src/optimize/minimize";
import type { MinimizeOptions, MinimizeState, Minimum } from "../../src/optimize/minimize";
import { problems } from "./problems";

/** Problems in which pairs come and go and variables reach and leave their bounds. */
const cases: readonly [string, string, MinimizeOptions][] = [
  ["wood", "lbfgsb", { memory: 3 }],
  ["bounded rosenbrock chain", "lbfgsb", { memory: 5 }],
  ["bounded wave", "lbfgsb", { memory: 4, maxEvaluations: 60 }],
  ["bounded above", "lbfgsb", { memory: 3 }],
  ["steep ripples", "lbfgsb", { memory: 4, gradientTolerance: 1e-9, decreaseTolerance: 0 }],
  ["bounded wave", "adam", { method: "adam", learningRate: 0.02, maxEvaluations: 40 }],
  ["wood", "adam", { method: "adam", learningRate: 0.3, maxEvaluations: 40 }],
  ["bounded wave", "sgd", { method: "sgd", learningRate: 1e-3, maxEvaluations: 40 }],
  [
    "wood",
    "sgd",
    {
      ...{ method: "sgd", learningRate: 1e-4, gradientLimit: 300, weightDecay: 1, origin: 2, maxEvaluations: 40 },
      rateDecay: { factor: 0.5, every: 10 },
    },
  ],
  ["wood", "sgd", { method: "sgd", learningRate: 1e-4, gradientLimit: 300, stepTolerance: 2e-3 }],
];

/** As a file would keep it. */
const copy = (state: MinimizeState): MinimizeState => deserialize(serialize(state)) as MinimizeState;

const outcome = ({ x, value, stop, values, iterations }: Minimum) => ({ x: [...x], value, stop, values, iterations });

describe("optimize/minimize, resumed", () => {
  for (const [name, method, options] of cases) {
    const { f, start, bounds } = problems[name]!;
    const run = (more: MinimizeOptions): Promise<Minimum> =>
      minimize(f, start, { bounds, maxEvaluations: 200, ...options, ...more });

    it(`gives the undisturbed run's values and x, bit for bit, wherever it was cut: ${method}, ${name}`, async () => {
      const whole = await run({});
      expect(whole.evaluations).to.be.above(15);
      for (let cut = 1; cut < whole.evaluations; cut++) {
        const part = await run({ maxEvaluations: cut });
        expect(part.values).to.deep.equal(whole.values.slice(0, cut));
        const resumed = await run({ resume: copy(part.state) });
        expect(outcome(resumed)).to.deep.equal(outcome(whole));
      }
    });

    it(`goes on from a checkpoint, and checkpoints where the undisturbed run does: ${method}, ${name}`, async () => {
      const every = 7;
      const saved: MinimizeState[] = [];
      const checkpoint = { every, save: (state: MinimizeState) => void saved.push(copy(state)) };
      const whole = await run({ checkpoint });
      const counts = saved.map((state) => state.values.length);
      const sevenths = counts.map((count) => Math.floor(count / every));
      expect(counts.length).to.be.at.least(2);
      expect(new Set(sevenths).size, "one checkpoint in seven evaluations").to.equal(counts.length);
      if (method !== "lbfgsb") expect(counts).to.deep.equal(counts.map((_, k) => every * (k + 1)));

      const first = saved[0]!;
      saved.length = 0;
      const resumed = await run({ checkpoint, resume: first });
      expect(outcome(resumed)).to.deep.equal(outcome(whole));
      expect(saved.map((state) => state.values.length)).to.deep.equal(counts.slice(1));
      // The state is left as it was: the same run again.
      expect(outcome(await run({ resume: first }))).to.deep.equal(outcome(whole));
    });

    it(`remembers the least value: ${method}, ${name}`, async () => {
      const part = await run({ maxEvaluations: 10 });
      let heard = Infinity;
      await run({
        resume: part.state,
        maxEvaluations: part.state.values.length + 1,
        onEvaluation: (_, __, best) => (heard = best),
      });
      expect(heard).to.be.at.most(Math.min(...part.state.values));
    });

    it(`ends at once when the run had come to its end: ${method}, ${name}`, async () => {
      const whole = await run({});
      const again = await run({ resume: whole.state });
      expect(outcome(again)).to.deep.equal(outcome(whole));
    });
  }

  it("evaluates the start where the run was stopped before", async () => {
    const { f, start } = problems.wood!;
    const never = await minimize(f, start, { signal: AbortSignal.abort() });
    const [resumed, whole] = [await minimize(f, start, { resume: copy(never.state) }), await minimize(f, start)];
    expect(outcome(resumed)).to.deep.equal(outcome(whole));
  });

  it("goes on from an evaluation that was not finite as the undisturbed run does", async () => {
    const f = (x: Float64Array) => {
      const gradient = x.map((entry) => 50 - 1 / entry);
      return { value: 50 * x[0]! - Math.log(x[0]!), gradient };
    };
    for (const options of [
      {},
      { method: "adam", learningRate: 0.8 },
      { method: "sgd", learningRate: 0.03 },
    ] satisfies MinimizeOptions[]) {
      const whole = await minimize(f, Float64Array.of(0.7), { ...options, maxEvaluations: 30 });
      expect(whole.values.some(Number.isNaN)).to.be.true;
      for (let cut = 1; cut < whole.evaluations; cut++) {
        const part = await minimize(f, Float64Array.of(0.7), { ...options, maxEvaluations: cut });
        const resumed = await minimize(f, Float64Array.of(0.7), { ...options, maxEvaluations: 30, resume: part.state });
        expect(outcome(resumed)).to.deep.equal(outcome(whole));
      }
    }
  });

  it("keeps the state small: two float32 columns a pair, and a few vectors", async () => {
    const { f, start } = problems["long wave"]!;
    const { state } = await minimize(f, start, { memory: 5, maxEvaluations: 20 });
    const bytes = serialize(state).length;
    expect(bytes).to.be.within(2 * 5 * 4 * start.length, (2 * 5 * 4 + 4 * 8) * start.length);
  });

  it("refuses a state of another method, size or memory", async () => {
    const { f, start } = problems.wood!;
    const { state } = await minimize(f, start, { maxEvaluations: 3 });
    const message = async (x: Float64Array, options: MinimizeOptions): Promise<string> =>
      minimize(f, x, options).then(
        () => "accepted",
        (error: unknown) => (error as Error).message,
      );
    expect(await message(start, { method: "adam", resume: state })).to.equal(
      'minimize: expected a state of method "adam" in resume, got "lbfgsb"',
    );
    expect(await message(start.slice(1), { resume: state })).to.equal(
      "minimize: expected a state of 3 variables in resume, got 4",
    );
    expect(await message(start, { memory: 7, resume: state })).to.equal(
      "minimize: expected a state with memory 7, got 20",
    );
  });
});
