import { expect } from "chai";
import type { NdArray } from "../../src/core/ndarray";
import { expectNear } from "../support/close";
import { normals } from "../support/data";
import { bound } from "../support/losses";

/** Four channels of other variances and means, two of them alike. */
const exemplar = ((): NdArray => {
  const { shape, data } = normals([1, 6, 7, 4], 3);
  const mixed = data.map((value, i) => (i % 4 === 3 ? 0.5 * value - 2 * data[i - 1]! : (1 + (i % 4)) * value + 5));
  return { shape, data: mixed };
})();

describe("gram-pca-loss", () => {
  const { basis, gram } = bound("gram_pca/components=3", exemplar, [1, 2, 2, 4]).targets;
  const components = Array.from({ length: 3 }, (_, i) => basis!.data.filter((_value, at) => at % 3 === i));
  const count = 42;
  const means = Array.from(
    { length: 4 },
    (_, c) => exemplar.data.filter((_value, i) => i % 4 === c).reduce((sum, value) => sum + value, 0) / count,
  );
  const along = (component: Float32Array, position: number, center: boolean) =>
    component.reduce((sum, value, c) => sum + value * (exemplar.data[4 * position + c]! - (center ? means[c]! : 0)), 0);
  const averaged = (of: (position: number) => number) =>
    Array.from({ length: count }, (_, position) => of(position)).reduce((sum, value) => sum + value, 0) / count;

  it("projects on orthonormal directions", () => {
    for (const [i, a] of components.entries())
      for (const [j, b] of components.entries())
        expect(a.reduce((sum, value, c) => sum + value * b[c]!, 0)).to.be.closeTo(i === j ? 1 : 0, 1e-6);
  });

  it("along which features do not vary together, from the largest variance down", () => {
    const covariances = components.map((a) =>
      components.map((b) => averaged((at) => along(a, at, true) * along(b, at, true))),
    );
    const [first, second, third] = covariances.map((row, i) => row[i]!);
    expect(first).to.be.above(second!);
    expect(second).to.be.above(third!);
    for (const [i, row] of covariances.entries())
      for (const [j, value] of row.entries()) if (i !== j) expect(Math.abs(value)).to.be.below(1e-5 * first!);
  });

  it("turned so that the largest entry of each is positive", () => {
    for (const component of components) {
      const largest = component.reduce((most, value) => (Math.abs(value) > Math.abs(most) ? value : most), 0);
      expect(largest).to.be.above(0);
    }
  });

  it("and compares with the Gram matrix of features as they are, not centered", () => {
    const expected = components.flatMap((a) =>
      components.map((b) => averaged((at) => along(a, at, false) * along(b, at, false))),
    );
    expect(gram!.shape).to.deep.equal([1, 3, 3]);
    expectNear(gram!.data, expected, 1e-5);
  });
});
