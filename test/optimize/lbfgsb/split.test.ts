import { expect } from "chai";
import type { LbfgsbState } from "../../../src/optimize/lbfgsb/state";
import { minimize } from "../../../src/optimize/minimize";
import { problems } from "../problems";

const memory = 4;

/** Every product that the state carries, summed anew from its vectors; entries that are not in use are left out. */
function expectProducts(state: LbfgsbState): void {
  const { s, y, x, gradient } = state;
  const held = new Set(state.heldRows);
  const everywhere = (): boolean => true;
  const isHeld = (row: number): boolean => held.has(row);
  const isMoving = (row: number): boolean => !held.has(row);

  function expectSum(
    kept: number,
    a: ArrayLike<number>,
    b: ArrayLike<number>,
    over: typeof isHeld,
    name: string,
  ): void {
    let [sum, aSquare, bSquare] = [0, 0, 0];
    for (let row = 0; row < x.length; row++) {
      if (over(row)) sum += a[row]! * b[row]!;
      aSquare += a[row]! ** 2;
      bSquare += b[row]! ** 2;
    }
    // Differences of gradients stand in for their columns, which are rounded to 6e-8.
    expect(Math.abs(kept - sum), `${name} of pairs ${s.length}`).to.be.at.most(2e-7 * Math.sqrt(aSquare * bSquare));
  }
  for (let i = 0; i < s.length; i++) {
    expectSum(state.split.ofGradient[i]!, y[i]!, gradient, isMoving, "Yᵀg over ℱ");
    expectSum(state.split.ofGradient[s.length + i]!, s[i]!, gradient, isMoving, "Sᵀg over ℱ");
    for (let j = 0; j < s.length; j++) {
      const at = i * memory + j;
      if (j < i) expectSum(state.split.sy[at]!, s[i]!, y[j]!, isHeld, "L over 𝒜");
      else expectSum(-state.split.sy[at]!, s[i]!, y[j]!, isMoving, "R over ℱ");
      if (j > i) continue;
      expectSum(state.ss[at]!, s[i]!, s[j]!, everywhere, "SᵀS");
      expectSum(state.sy[at]!, s[i]!, y[j]!, everywhere, "L and D");
      expectSum(state.split.ss[at]!, s[i]!, s[j]!, isHeld, "SᵀS over 𝒜");
      expectSum(state.split.yy[at]!, y[i]!, y[j]!, isMoving, "YᵀY over ℱ");
    }
  }
}

describe("optimize/lbfgsb/split", () => {
  for (const name of ["bounded wave", "bounded rosenbrock chain", "bounded above", "ripples", "wood"]) {
    it(`keeps every inner product of the pairs up to date: ${name}`, async () => {
      const { f, start, bounds } = problems[name]!;
      let [iterates, held] = [0, 0];
      const save = (state: unknown): void => {
        iterates++;
        held = Math.max(held, (state as LbfgsbState).heldRows.length);
        expectProducts(state as LbfgsbState);
      };
      await minimize(f, start, { bounds, memory, maxEvaluations: 80, checkpoint: { every: 1, save } });
      expect(iterates).to.be.above(10);
      expect(held > 0).to.equal(bounds !== undefined);
    });
  }
});
