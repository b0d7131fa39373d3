import { expect } from "chai";
import { makeBox } from "../../../src/optimize/box";
import { isHeld } from "../../../src/optimize/lbfgsb/active-set";
import { planWay } from "../../../src/optimize/lbfgsb/plan";
import { followGradient, forget, remember } from "../../../src/optimize/lbfgsb/remember";
import { startRun } from "../../../src/optimize/lbfgsb/run";
import type { Run } from "../../../src/optimize/lbfgsb/run";
import { placeTrial } from "../../../src/optimize/lbfgsb/search";
import { expectClose } from "../../support/close";
import { cauchyPoint, minimizerOverFree, modelMatrix } from "./dense-model";
import type { Matrix } from "./dense-model";

const size = 12;

/** Smooth, convex, coupled, with a minimum partly outside ±1. */
function evaluate(x: Float64Array): { value: number; gradient: Float64Array } {
  const gradient = new Float64Array(size);
  let value = 0;
  for (let i = 0; i < size; i++) {
    const away = x[i]! - 1.6 * Math.sin(2 * i);
    const coupling = x[i]! - x[(i + 1) % size]!;
    value += (1 + i) * (away ** 2 / 2 + away ** 4 / 4) + 2 * coupling ** 2;
    gradient[i]! += (1 + i) * (away + away ** 3) + 4 * coupling;
    gradient[(i + 1) % size]! -= 4 * coupling;
  }
  return { value, gradient };
}

function begin(lower: number, upper: number): Run {
  const start = Float64Array.from({ length: size }, (_, i) => Math.cos(3 * i));
  const bounds = { lower: new Float64Array(size).fill(lower), upper: new Float64Array(size).fill(upper) };
  const run = startRun(start, 4, makeBox(bounds, size));
  run.gradient.set(evaluate(run.x).gradient);
  return run;
}

/** Takes the planned way, times `step`, and remembers it or not. */
function take(run: Run, step: number, keep = true): void {
  placeTrial(run, step);
  run.trialGradient.set(evaluate(run.trial).gradient);
  if (keep) remember(run);
  else followGradient(run);
  [run.x, run.trial] = [run.trial, run.x];
  [run.gradient, run.trialGradient] = [run.trialGradient, run.gradient];
}

/** Where the paper sends the iterate, by dense algebra. */
function expectedEnd(run: Run, b: Matrix): { held: boolean[]; end: number[]; projected: boolean } {
  const cauchy = cauchyPoint(run, b);
  const { lower, upper } = run.box;
  const free = minimizerOverFree(run, b, cauchy);
  const inside = free.map((entry, i) => Math.min(Math.max(entry, lower[i]!), upper[i]!));
  const projected = inside.some((entry, i) => entry !== free[i]);
  const slope = inside.reduce((sum, entry, i) => sum + run.gradient[i]! * (entry - run.x[i]!), 0);
  if (!projected || slope <= 0) return { held: cauchy.held, end: inside, projected };
  let fraction = 1;
  free.forEach((entry, i) => {
    const [from, way] = [cauchy.x[i]!, entry - cauchy.x[i]!];
    if (way !== 0 && !cauchy.held[i]) fraction = Math.min(fraction, ((way < 0 ? lower[i]! : upper[i]!) - from) / way);
  });
  return {
    held: cauchy.held,
    end: free.map((entry, i) => cauchy.x[i]! + fraction * (entry - cauchy.x[i]!)),
    projected,
  };
}

describe("optimize/lbfgsb/plan", () => {
  // Steps differ, so that variables reach bounds, leave them and reach them again, while pairs come and go.
  for (const [lower, upper, steps] of [
    [-1, 1, [1, 0.6, 1, 0.3, 1, 0.8, 1, 1, 0.5, 1]],
    [-0.6, 0.7, [0.2, 0.9, 0.4, 1, 1, 0.7, 1]],
    [-Infinity, 0.4, [0.5, 1, 1, 0.8, 1, 0.9, 1]],
    [-Infinity, Infinity, [0.1, 1, 0.7, 1, 0.9, 1, 1]],
  ] as const) {
    it(`sends the iterate where dense algebra does, between ${lower} and ${upper}`, () => {
      const run = begin(lower, upper);
      let [heldOnes, changes, before] = [0, 0, ""];
      for (const step of steps) {
        const b = modelMatrix(run.pairs);
        const expected = expectedEnd(run, b);
        const way = planWay(run);
        expectClose(run.end, expected.end, 1e-5);
        if (run.box.bounded) expect(expected.held.map((_, i) => isHeld(run.active, i))).to.deep.equal(expected.held);
        const slope = run.end.reduce((sum, end, i) => sum + run.gradient[i]! * (end - run.x[i]!), 0);
        expectClose([way!.slope], [slope], 1e-12);
        heldOnes += expected.held.filter(Boolean).length;
        if (before !== String(expected.held)) changes++;
        before = String(expected.held);
        take(run, step);
      }
      if (lower > -Infinity) expect(changes, "the active set changes").to.be.at.least(3);
      if (upper < Infinity) expect(heldOnes, "variables are held").to.be.above(steps.length);
    });
  }

  it("follows the gradient where a step is not remembered", () => {
    const run = begin(-0.6, 0.7);
    for (const [step, keep] of [
      [0.5, true],
      [0.4, false],
      [0.9, true],
      [0.3, false],
      [1, true],
    ] as const) {
      planWay(run);
      take(run, step, keep);
    }
    const expected = expectedEnd(run, modelMatrix(run.pairs));
    planWay(run);
    expect(run.pairs.s.length).to.equal(3);
    expectClose(run.end, expected.end, 1e-5);
  });

  it("begins anew when the pairs are forgotten", () => {
    const run = begin(-0.6, 0.7);
    for (const step of [0.5, 1]) {
      planWay(run);
      take(run, step);
    }
    forget(run);
    for (const step of [0.6, 0.9, 1, 0.4]) {
      const expected = expectedEnd(run, modelMatrix(run.pairs));
      planWay(run);
      expectClose(run.end, expected.end, 1e-5);
      take(run, step);
    }
  });

  it("leaves out a pair that single precision makes useless", () => {
    // s = (1, 1) and y = (1, −1 + 1e-9): sᵀy = 1e-9, but 0 when rounded.
    const run = startRun(Float64Array.of(0, 0), 2, makeBox(undefined, 2));
    run.trial.set([1, 1]);
    run.trialGradient.set([1, -1 + 1e-9]);
    remember(run);
    expect([run.pairs.s.length, run.pairs.theta, run.split.ofGradient.length]).to.deep.equal([0, 1, 0]);
    expect(run.pairs.spare.length).to.equal(4);
  });

  it("never leaves the box, though a step from one number to another may overshoot", () => {
    const run = startRun(Float64Array.of(0.1), 4, makeBox({ lower: 0, upper: 0.3 }, 1));
    run.end[0] = 0.3;
    placeTrial(run, 1.5);
    expect(run.trial[0]).to.equal(0.3);
    placeTrial(run, 1);
    expect(run.trial[0]).to.equal(0.3);
    placeTrial(run, 0);
    expect(run.trial[0]).to.equal(0.1);
  });

  it("tells how far the way may go on", () => {
    const run = begin(-1, 1);
    planWay(run);
    take(run, 0.3);
    const way = planWay(run)!;
    const along = (step: number): number[] => Array.from(run.x, (from, i) => from + step * (run.end[i]! - from));
    expect(along(way.longest * (1 - 1e-12)).every((entry) => Math.abs(entry) <= 1)).to.be.true;
    expect(along(way.longest * (1 + 1e-9)).every((entry) => Math.abs(entry) <= 1)).to.be.false;
    // One variable in 0 … 1 at 1/2, first step −g.
    for (const g of [0.25, -0.25]) {
      const alone = startRun(Float64Array.of(0.5), 4, makeBox({ lower: 0, upper: 1 }, 1));
      alone.gradient[0] = g;
      expect(planWay(alone)).to.include({ slope: -0.0625, longest: 2 });
    }
    const free = begin(-Infinity, Infinity);
    expect(planWay(free)!.longest).to.equal(1e10);
  });
});
