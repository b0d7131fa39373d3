import { expect } from "chai";
import { bracketOf, nextTrial } from "../../src/optimize/trial-step";
import type { Sample } from "../../src/optimize/trial-step";

/** A sample of the cubic a³ − 3a, whose minimum is at 1. */
const cubic = (step: number): Sample => ({ step, value: step ** 3 - 3 * step, slope: 3 * step ** 2 - 3 });

describe("optimize/trial-step", () => {
  it("case 1, a higher value: between the cubic and the quadratic minimum if the quadratic one is closer", () => {
    // From 0 (0, −3) and 2 (2, 9): the cubic's minimum 1; the quadratic's (−3 / ((0 − 2)/2 − 3) / 2)·2 = 0.75.
    const bracket = bracketOf(cubic(0));
    expect(nextTrial(bracket, cubic(2), 0, 8)).to.be.closeTo(0.875, 1e-12);
    expect([bracket.best.step, bracket.other.step, bracket.closed]).to.deep.equal([0, 2, true]);
  });

  it("case 1: the cubic minimum if that is closer", () => {
    // φ = (a − 1)⁴ from 0 (1, −4) to 3 (16, 32): θ = 3(1 − 16)/3 − 4 + 32 = 13, γ = √(169 + 128) = 17.23;
    // cubic 3·(γ + 4 + 13)/(2γ + 4 + 32) = 1.4574; quadratic (−4 / ((1 − 16)/3 − 4) / 2)·3 = 2/3: mean 1.0620.
    const quartic = (step: number): Sample => ({ step, value: (step - 1) ** 4, slope: 4 * (step - 1) ** 3 });
    expect(nextTrial(bracketOf(quartic(0)), quartic(3), 0, 8)).to.be.closeTo(1.06205, 1e-5);
    // Slope 0 at the far end and value 2: θ = 3(0 − 2)/1 − 1 + 0 = −7, γ = 7: cubic (7 + 1 − 7)/(14 + 1) = 1/15;
    // quadratic −1/(−2 − 1)/2 = 1/6.
    const [near, far] = [
      { step: 0, value: 0, slope: -1 },
      { step: 1, value: 2, slope: 0 },
    ];
    expect(nextTrial(bracketOf(near), far, 0, 8)).to.be.closeTo(1 / 15, 1e-12);
  });

  it("case 2, the slope has turned: the farther of cubic and secant step", () => {
    // 0.5 (−1.375, −2.25) to 1.25 (−1.796875, 1.6875): cubic 1, secant 1.25 − 1.6875/3.9375·0.75 = 0.9286.
    const bracket = bracketOf(cubic(0.5));
    expect(nextTrial(bracket, cubic(1.25), 0, 8)).to.be.closeTo(0.928571, 1e-6);
    expect([bracket.best.step, bracket.other.step, bracket.closed]).to.deep.equal([1.25, 0.5, true]);
  });

  it("case 3, flatter: the farther of cubic and secant step while no bracket is known, within the limits", () => {
    // 0 (0, −3) to 0.5 (−1.375, −2.25): cubic 1, secant 0.5 + 2.25/0.75·0.5 = 2.
    const bracket = bracketOf(cubic(0));
    expect(nextTrial(bracket, cubic(0.5), 0, 8)).to.be.closeTo(2, 1e-12);
    expect([bracket.best.step, bracket.closed]).to.deep.equal([0.5, false]);
    expect(nextTrial(bracketOf(cubic(0)), cubic(0.5), 0.55, 1.5)).to.equal(1.5);
    expect(nextTrial(bracketOf(cubic(0)), cubic(0.5), 2.5, 3)).to.equal(2.5);
  });

  it("case 3 in a bracket: the closer one, at most 0.66 of the way to the other end", () => {
    const within = (end: number): number => {
      const bracket = { best: cubic(0), other: { step: end, value: 9, slope: 9 }, closed: true };
      return nextTrial(bracket, cubic(0.5), 0, 8);
    };
    expect(within(2)).to.be.closeTo(1, 1e-12); // the cubic step; the guard is 0.5 + 0.66·1.5 = 1.49
    expect(within(1)).to.be.closeTo(0.83, 1e-12); // the guard 0.5 + 0.66·0.5
  });

  it("case 3: goes to the limit where the cubic falls without end", () => {
    // θ = 3·(−1.9 − 0)/(0 − 1) − 1.9 − 2 = 1.8 and θ² < 2·1.9: no minimum, so the limit 8. The secant step is 20.
    const [near, far] = [
      { step: 0, value: 0, slope: -2 },
      { step: 1, value: -1.9, slope: -1.9 },
    ];
    expect(nextTrial(bracketOf(near), far, 1.1, 8)).to.equal(8);
    const closed = { best: near, other: { step: 100, value: 1, slope: 1 }, closed: true };
    expect(nextTrial(closed, far, 1.1, 8)).to.equal(8); // the closer of 8 and 20
  });

  it("case 4, steeper: on to the limit, or in a bracket the cubic minimum towards its other end", () => {
    // −1 (2, 0) is a maximum of the cubic; −0.5 (1.375, −2.25) is lower and steeper.
    expect(nextTrial(bracketOf(cubic(-0.9)), cubic(-0.5), -0.8, 4)).to.equal(4);
    expect(
      nextTrial(bracketOf({ ...cubic(-0.1), slope: 0.1 }), { ...cubic(-0.5), value: -9, slope: 1 }, -7, 4),
    ).to.equal(-7);
    const bracket = { best: cubic(-0.9), other: cubic(2), closed: true };
    expect(nextTrial(bracket, cubic(-0.5), 0, 8)).to.be.closeTo(1, 1e-12);
    expect([bracket.best.step, bracket.other.step]).to.deep.equal([-0.5, 2]);
  });
});
