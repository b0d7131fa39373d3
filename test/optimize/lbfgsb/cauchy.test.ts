import { expect } from "chai";
import { makeBox } from "../../../src/optimize/box";
import { heldRows } from "../../../src/optimize/lbfgsb/active-set";
import { cauchyPoint } from "../../../src/optimize/lbfgsb/cauchy";
import { middleMatrix } from "../../../src/optimize/lbfgsb/compact";
import { remember } from "../../../src/optimize/lbfgsb/remember";
import { startRun } from "../../../src/optimize/lbfgsb/run";
import type { Run } from "../../../src/optimize/lbfgsb/run";
import { writeCauchyPoint } from "../../../src/optimize/lbfgsb/subspace";
import type { Bounds } from "../../../src/optimize/problem";
import { expectClose } from "../../support/close";

function placed(x: number[], gradient: number[], bounds: Bounds): Run {
  const run = startRun(Float64Array.from(x), 2, makeBox(bounds, x.length));
  run.gradient.set(gradient);
  return run;
}

/** With the pair s = (1, 0), y = (2, 1): θ = 5/2 and B = θI − θ·e₁e₁ᵀ + y·yᵀ/2 = [2 1; 1 3]. */
function withPair(gradient: number[], bounds: Bounds): Run {
  const run = placed([0, 0], [gradient[0]! - 2, gradient[1]! - 1], bounds);
  run.x[0] = -1;
  run.trial.set([0, 0]);
  run.trialGradient.set(gradient);
  remember(run);
  run.x = run.trial;
  run.gradient = run.trialGradient;
  return run;
}

function found(run: Run) {
  const cauchy = cauchyPoint(run, middleMatrix(run.pairs)!);
  writeCauchyPoint(run, cauchy);
  return { time: cauchy.time, held: [...heldRows(run.active)], x: [...run.end], ofHeld: [...cauchy.ofHeld] };
}

// Without pairs the model is gᵀz + zᵀz/2, whose minimizer along P(x − t·g) is at t = 1 unless all variables stop before.
describe("optimize/lbfgsb/cauchy", () => {
  it("goes to x − g where no bound is near, or none is finite", () => {
    for (const lower of [-10, -Infinity]) {
      const { time, held, x } = found(placed([1, 2], [3, -1], { lower, upper: Infinity }));
      expect({ time, held, x }).to.deep.equal({ time: 1, held: [], x: [-2, 3] });
    }
  });

  it("stops one variable at its bound and goes on with the other", () => {
    // x₁ arrives at t = 1/2; the other goes on to t = 1.
    const { time, held, x } = found(placed([0.5, 0.5], [1, 0.25], { lower: 0, upper: 1 }));
    expectClose([time, ...x], [1, 0, 0.25], 1e-15);
    expect(held).to.deep.equal([0]);
  });

  it("stops at the upper bound as at the lower one, in the order of arrival", () => {
    const { held, x } = found(placed([0.5, 0.25, 0.5], [-1, -3, 4], { lower: 0, upper: 1 }));
    expect({ held, x }).to.deep.equal({ held: [2, 1, 0], x: [1, 1, 0] });
  });

  it("does not move from a bound that blocks the descent", () => {
    const { held, x } = found(placed([0, 1, 0.5], [1, -1, 0.25], { lower: 0, upper: 1 }));
    expect({ held, x }).to.deep.equal({ held: [0, 1], x: [0, 1, 0.25] });
  });

  it("leaves a bound that does not block", () => {
    const { held, x } = found(placed([0, 1], [-0.25, 0.5], { lower: 0, upper: 1 }));
    expect({ held, x }).to.deep.equal({ held: [], x: [0.25, 0.5] });
  });

  it("holds a variable without slope at its bound, and does not move one elsewhere", () => {
    const { held, x } = found(placed([0, 1, 0.5, 0.5], [0, 0, 0, 0.25], { lower: 0, upper: 1 }));
    expect({ held, x }).to.deep.equal({ held: [0, 1], x: [0, 1, 0.5, 0.25] });
  });

  it("holds a variable whose bounds coincide", () => {
    const { held, x } = found(placed([2, 0], [-5, 1], { lower: Float64Array.of(2, -3), upper: 2 }));
    expect({ held, x }).to.deep.equal({ held: [0], x: [2, -1] });
  });

  it("follows the model's curvature with a pair", () => {
    // d = (−1, −1): f′ = −2, f″ = dᵀBd = 7.
    const { time, x } = found(withPair([1, 1], { lower: -Infinity, upper: 5 }));
    expectClose([time, ...x], [2 / 7, -2 / 7, -2 / 7]);
  });

  it("takes up slope and curvature anew when a variable stops", () => {
    // x₁ stops at t = 0.1, where z = (−0.1, −0.1); then d = (0, −1): f′ = −1 + (0.1 + 0.3) = −0.6, f″ = 3: on by 0.2.
    const run = withPair([1, 1], { lower: Float64Array.of(-0.1, -9), upper: 5 });
    const { time, held, x, ofHeld } = found(run);
    expectClose([time, ...x], [0.3, -0.1, -0.3]);
    expect(held).to.deep.equal([0]);
    expectClose(ofHeld, [-0.2, -0.1]); // y₁ and s₁ times −0.1
    expectClose(run.split.ofGradient, [1, 0]); // y₂·g₂ and s₂·g₂ alone are left
  });

  it("stays at a breakpoint from which the model rises", () => {
    // d = (−1, −0.3): f′ = −1.09, f″ = 2.87. x₁ stops at t = 0.35, where f′ = −0.0855 still, and z = (−0.35, −0.105);
    // then d = (0, −0.3): f′ = −0.3·(0.3 − 0.35 − 3·0.105) = 0.1095 > 0.
    const { time, x } = found(withPair([1, 0.3], { lower: Float64Array.of(-0.35, -9), upper: 5 }));
    expectClose([time, ...x], [0.35, -0.35, -0.105]);
  });
});
