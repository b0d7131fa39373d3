import { expect } from "chai";
import { makeBox, project, projectedGradientNorm } from "../../src/optimize/box";

describe("optimize/box", () => {
  it("tells free, half bounded and boxed apart", () => {
    const kind = (lower: number, upper: number): boolean[] => {
      const box = makeBox({ lower, upper }, 2);
      return [box.bounded, box.boxed];
    };
    expect(kind(-Infinity, Infinity)).to.deep.equal([false, false]);
    expect(kind(0, Infinity)).to.deep.equal([true, false]);
    expect(kind(-Infinity, 0)).to.deep.equal([true, false]);
    expect(kind(0, 0)).to.deep.equal([true, true]);
    const mixed = makeBox({ lower: Float64Array.of(0, -Infinity), upper: 1 }, 2);
    expect([mixed.bounded, mixed.boxed]).to.deep.equal([true, false]);
    expect(makeBox(undefined, 2).bounded).to.be.false;
  });

  it("refuses crossed, wrong and missing bounds", () => {
    expect(() => makeBox({ lower: 1, upper: 0 }, 2)).to.throw('bounds[0] with lower ≤ upper, got "1 … 0"');
    expect(() => makeBox({ lower: Float64Array.of(0, NaN), upper: 1 }, 2)).to.throw("bounds[1]");
    expect(() => makeBox({ lower: Infinity, upper: Infinity }, 1)).to.throw("bounds[0]");
    expect(() => makeBox({ lower: -Infinity, upper: -Infinity }, 1)).to.throw("bounds[0]");
    expect(() => makeBox({ lower: 0, upper: Float64Array.of(1) }, 2)).to.throw("bounds.upper of length 2, got 1");
  });

  it("projects entry by entry", () => {
    const x = Float64Array.of(-3, 0.5, 3);
    project(x, makeBox({ lower: -1, upper: Float64Array.of(1, 1, 2) }, 3));
    expect([...x]).to.deep.equal([-1, 0.5, 2]);
  });

  it("measures how far a step along −g leads within the box", () => {
    const norm = (x: number, g: number): number =>
      projectedGradientNorm(Float64Array.of(x), Float64Array.of(g), makeBox({ lower: 0, upper: 1 }, 1));
    expect(norm(0.25, 0.125)).to.equal(0.125);
    expect(norm(0.25, 3)).to.equal(0.25); // down to the bound at 0
    expect(norm(0.25, -3)).to.equal(0.75); // up to the bound at 1
    expect(norm(0, 3)).to.equal(0); // into the bound
    expect(norm(1, -3)).to.equal(0);
    expect(norm(0, -0.5)).to.equal(0.5);
    const free = makeBox(undefined, 3);
    expect(projectedGradientNorm(new Float64Array(3), Float64Array.of(3, -5, 2), free)).to.equal(5);
  });
});
