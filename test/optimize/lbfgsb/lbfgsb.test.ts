import { expect } from "chai";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { LbfgsbState } from "../../../src/optimize/lbfgsb/state";
import { minimize } from "../../../src/optimize/minimize";
import type { LbfgsbOptions, MinimizeState, Minimum } from "../../../src/optimize/minimize";
import { expectClose } from "../../support/close";
import { problems } from "../problems";
import type { Problem } from "../problems";

interface Golden {
  readonly options: { maxcor: number; ftol: number; gtol: number; maxfun: number };
  readonly problems: Readonly<
    Record<string, { startValue: number; value: number; evaluations: number; sample: Record<string, number> }>
  >;
}
const golden = JSON.parse(readFileSync(join(__dirname, "../../golden/scipy-lbfgsb.json"), "utf8")) as Golden;
const { maxcor, ftol, gtol, maxfun } = golden.options;
const options: LbfgsbOptions = {
  memory: maxcor,
  decreaseTolerance: ftol,
  gradientTolerance: gtol,
  maxEvaluations: maxfun,
};

const solve = (problem: Problem, f: Problem["f"], more: LbfgsbOptions = {}): Promise<Minimum> =>
  minimize(f, problem.start, { ...options, bounds: problem.bounds, ...more });

/** Where the minimum is flat or the scale of x large, x is told less well. */
const looseX: Readonly<Record<string, number>> = { "powell singular": 1e-5, "long wave": 1e-3 };

describe("optimize/lbfgsb", () => {
  it("is compared with SciPy on the same problems", () => {
    expect(Object.keys(problems)).to.have.members(Object.keys(golden.problems));
  });

  for (const [name, problem] of Object.entries(problems)) {
    it(`finds SciPy's minimum of ${name}, in at most 1.15 times its evaluations, never leaving the bounds`, async () => {
      const expected = golden.problems[name]!;
      let calls = 0;
      const found = await solve(problem, (x) => {
        calls++;
        const { lower = -Infinity, upper = Infinity } = problem.bounds ?? {};
        const outside = x.findIndex((entry, i) => {
          const [least, most] = [
            typeof lower === "number" ? lower : lower[i]!,
            typeof upper === "number" ? upper : upper[i]!,
          ];
          return !(entry >= least && entry <= most);
        });
        expect(outside, `entry of evaluation ${calls} outside its bounds`).to.equal(-1);
        return problem.f(x);
      });
      expect(found.stop).to.be.oneOf(["gradient small", "decrease small"]);
      expect(found.evaluations).to.equal(calls);
      expect(found.values.length).to.equal(calls);
      expectClose([found.values[0]! / expected.startValue], [1], 1e-12);
      expectClose([found.value], [expected.value], 1e-7);
      if (problem.minimum !== undefined) expectClose([found.value], [problem.minimum], 1e-6);
      expect(found.value).to.equal(problem.f(found.x).value);
      const at = Object.keys(expected.sample).map(Number);
      expectClose(at.map((i) => found.x[i]!), Object.values(expected.sample), looseX[name] ?? 1e-4); // prettier-ignore
      expect(calls).to.be.at.most(Math.ceil(1.15 * expected.evaluations));
    });
  }

  for (const name of [
    "extended rosenbrock",
    "wood",
    "penalty",
    "broyden tridiagonal",
    "bounded wave",
    "bounded above",
  ]) {
    it(`accepts steps with the strong Wolfe conditions: ${name}`, async () => {
      const problem = problems[name]!;
      const iterates: { x: Float64Array; value: number; gradient: Float64Array }[] = [];
      const save = (state: LbfgsbState): void => {
        iterates.push({ x: state.x.slice(), value: state.value, gradient: state.gradient.slice() });
      };
      await solve(problem, problem.f, { checkpoint: { every: 1, save: (state) => save(state as LbfgsbState) } });
      expect(iterates.length).to.be.above(10);
      let curved = 0;
      for (let k = 1; k < iterates.length; k++) {
        const [from, to] = [iterates[k - 1]!, iterates[k]!];
        const slopeAlong = (gradient: Float64Array): number =>
          gradient.reduce((sum, g, i) => sum + g * (to.x[i]! - from.x[i]!), 0);
        const before = slopeAlong(from.gradient);
        expect(before).to.be.below(0);
        // Ten roundings of the value are allowed for, near the minimum.
        expect(to.value).to.be.at.most(from.value + 1e-3 * before + 1e-15 * Math.abs(from.value));
        if (Math.abs(slopeAlong(to.gradient)) <= 0.9 * -before * (1 + 1e-9)) curved++;
      }
      // Without bounds every step bends enough; a step that a bound cuts short need not.
      expect(curved).to.be.at.least(problem.bounds ? 0.7 * (iterates.length - 1) : iterates.length - 1);
    });
  }

  it("leaves out a pair with sᵀy < 0", async () => {
    const pairs: number[] = [];
    const save = (state: MinimizeState): void => void pairs.push((state as LbfgsbState).s.length);
    await solve(problems.ripples!, problems.ripples!.f, { checkpoint: { every: 1, save } });
    expect(pairs.slice(0, 6)).to.deep.equal([0, 1, 2, 3, 3, 4]);
  });

  it("keeps to the memory it is given", async () => {
    const problem = problems["extended rosenbrock"]!;
    for (const memory of [1, 3, 30]) {
      const found = await solve(problem, problem.f, { memory });
      expectClose(found.x, Array<number>(50).fill(1), 1e-4);
      expect((found.state as LbfgsbState).s.length).to.equal(Math.min(memory, found.iterations));
    }
  });
});
