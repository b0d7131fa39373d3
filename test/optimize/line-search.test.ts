import { expect } from "chai";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { advance, retreat, startLineSearch } from "../../src/optimize/line-search";
import { expectClose } from "../support/close";

type Phi = (a: number) => { value: number; slope: number };

/** The functions of Moré & Thuente 1994, §5, (5.1) to (5.4), with the parameters of test/golden/make_scipy_dcsrch.py. */
const functions: Record<string, Phi> = {
  rational: (a) => ({ value: -a / (a ** 2 + 2), slope: (a ** 2 - 2) / (a ** 2 + 2) ** 2 }),
  power: (a) => {
    const b = a + 0.004;
    return { value: b ** 5 - 2 * b ** 4, slope: 5 * b ** 4 - 8 * b ** 3 };
  },
  oscillating: (a) => {
    const [width, turns] = [0.01, 39];
    const away = Math.abs(a - 1);
    const inside = away < width;
    const base = inside ? (a - 1) ** 2 / (2 * width) + width / 2 : away;
    const slope = inside ? (a - 1) / width : Math.sign(a - 1);
    const angle = (turns * Math.PI * a) / 2;
    const wave = ((2 * (1 - width)) / (turns * Math.PI)) * Math.sin(angle);
    return { value: base + wave, slope: slope + (1 - width) * Math.cos(angle) };
  },
  yanai: (a) => {
    const gamma = (beta: number): number => Math.hypot(1, beta) - beta;
    const [left, right] = [Math.hypot(1 - a, 0.01), Math.hypot(a, 0.001)];
    const slope = (gamma(0.001) * (a - 1)) / left + (gamma(0.01) * a) / right;
    return { value: gamma(0.001) * left + gamma(0.01) * right, slope };
  },
};

interface Golden {
  readonly cases: readonly { function: string; longest: number; steps: number[] }[];
}
const golden = JSON.parse(readFileSync(join(__dirname, "../golden/scipy-dcsrch.json"), "utf8")) as Golden;

function stepsTried(phi: Phi, first: number, longest: number): number[] {
  const search = startLineSearch({ step: 0, ...phi(0) }, first, longest);
  const tried: number[] = [];
  for (let taken = false; !taken;) {
    const { value, slope } = phi(search.step);
    tried.push(search.step);
    taken = advance(search, value, slope);
  }
  return tried;
}

describe("optimize/line-search", () => {
  for (const { function: name, longest, steps } of golden.cases) {
    it(`tries SciPy's steps on the ${name} function, from ${steps[0]!} on, up to ${longest}`, () => {
      // Neighboring samples of the search differ by as little as 1e-8, so that roundings show at about 1e-8 relative.
      expectClose(stepsTried(functions[name]!, steps[0]!, longest), steps, 1e-7);
    });
  }

  it("takes no step that violates the strong Wolfe conditions while a bracket can be divided", () => {
    // (5.1): φ′(0) = −1/2, so that slopes in ±0.45 pass; that holds from a = 0.076… on: 0.085 of 0.001, 0.005, 0.021 passes.
    const { slope } = functions.rational!(0);
    expect(slope).to.equal(-0.5);
    const steps = stepsTried(functions.rational!, 1e-3, 1e10);
    const last = functions.rational!(steps.at(-1)!);
    expect(Math.abs(last.slope)).to.be.at.most(0.45);
    expect(Math.abs(functions.rational!(steps.at(-2)!).slope)).to.be.above(0.45);
  });

  it("closes the bracket where φ has fallen, but less than demanded", () => {
    const search = startLineSearch({ step: 0, value: 0, slope: -1 }, 1, 1e10);
    expect(advance(search, -0.0005, 0.5)).to.be.false; // −0.001 was demanded
    expect(search.bracket).to.deep.equal({
      best: { step: 0, value: 0, slope: -1 },
      other: { step: 1, value: -0.0005, slope: 0.5 },
      closed: true,
    });
    expect(search.step).to.be.within(0.1, 0.9);
  });

  it("grows the step by at least 1.1 of the last advance while no bracket is known", () => {
    const search = startLineSearch({ step: 0, value: 0, slope: -1 }, 1, 1e10);
    advance(search, -5, -10); // steeper than at the start: on to 1 + 4·1
    expect([search.step, search.least, search.most]).to.deep.equal([5, 5 + 1.1 * 4, 5 + 4 * 4]);
    advance(search, -26.9, -0.95); // flattening: the secant step would be 5 + 4·0.95/9.05, the cubic one much the same
    expect(search.step).to.equal(9.4);
  });

  it("goes back to a tenth of the way where φ is not finite, and no farther than that afterwards", () => {
    const search = startLineSearch({ step: 0, value: 1, slope: -1 }, 1, 1e10);
    retreat(search);
    expect([search.step, search.limit]).to.deep.equal([0.1, 0.1]);
    expect(advance(search, 0.9, -1)).to.be.true; // still falling as steeply, but the limit is reached
  });

  it("goes back towards the best step, not to the start", () => {
    const search = startLineSearch({ step: 0, value: 0, slope: -1 }, 1, 1e10);
    expect(advance(search, -1, -1)).to.be.false;
    expect(search.step).to.equal(5); // 1 + 4·(1 − 0)
    retreat(search);
    expect(search.step).to.be.closeTo(1.4, 1e-12); // 1 + (5 − 1)/10
  });
});
