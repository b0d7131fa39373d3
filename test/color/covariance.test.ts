import { expect } from "chai";
import { Matrix } from "ml-matrix";
import { momentsOf, power, principalAxes } from "../../src/color/covariance";
import { expectClose } from "../support/close";
import { cloth } from "./handling/pictures";

// Variances 9, 4 and 1 along (2, 1, 2)/3, (1, 2, −2)/3 and (−2, 2, 1)/3.
const axes = new Matrix([[2, 1, -2], [1, 2, 2], [2, -2, 1]]).div(3); // prettier-ignore
const covariance = axes.mmul(Matrix.diag([4, 9, 1])).mmul(axes.transpose());

describe("principalAxes", () => {
  it("by hand: the one of most variance first, each with its largest entry positive", () => {
    const found = principalAxes(covariance);
    expectClose([...found.variances], [9, 4, 1], 1e-12);
    const column = (i: number) => found.axes.getColumn(i);
    // Of (1, 2, −2)/3 two entries are equally large: either may be the positive one.
    expectClose(
      column(0).map((value) => value * Math.sign(column(0)[0]!)),
      [1 / 3, 2 / 3, -2 / 3],
      1e-12,
    );
    expectClose(
      column(1).map((value) => value * Math.sign(column(1)[0]!)),
      [2 / 3, 1 / 3, 2 / 3],
      1e-12,
    );
    const plain = principalAxes(new Matrix([[2, -1, 0], [-1, 3, 0], [0, 0, 1]])); // prettier-ignore
    for (const axis of [0, 1, 2]) {
      const entries = plain.axes.getColumn(axis);
      expect(Math.max(...entries)).to.equal(Math.max(...entries.map(Math.abs)));
    }
  });

  it("tells a picture's colors apart: along the axes they do not correlate", () => {
    const { covariance: own } = momentsOf(cloth);
    const found = principalAxes(own);
    const turned = found.axes.transpose().mmul(own).mmul(found.axes);
    for (let i = 0; i < 3; i++)
      for (let j = 0; j < 3; j++) expect(turned.get(i, j)).to.be.closeTo(i === j ? found.variances[i]! : 0, 1e-15);
  });

  it("gives no variance below 0, and axes to no variance at all", () => {
    const flat = principalAxes(Matrix.zeros(3, 3));
    expect([...flat.variances]).to.deep.equal([0, 0, 0]);
    expect(flat.axes.transpose().mmul(flat.axes).to2DArray()).to.deep.equal(Matrix.eye(3).to2DArray());
    const line = Matrix.columnVector([0.1, 0.7, 0.3]);
    for (const variance of principalAxes(line.mmul(line.transpose())).variances) expect(variance).to.be.at.least(0);
  });
});

describe("power", () => {
  it("is the matrix's own: a root's square, an inverse's product", () => {
    const root = power(covariance, 0.5);
    expectClose(root.mmul(root).to1DArray(), covariance.to1DArray(), 1e-12);
    expectClose(power(covariance, -1).mmul(covariance).to1DArray(), Matrix.eye(3).to1DArray(), 1e-12);
  });

  it("takes variances up to a bound for none, and inverts the others alone", () => {
    const inverse = power(covariance, -1, 4).to1DArray();
    const [a, b, c] = [1 / 3, 2 / 3, -2 / 3];
    expectClose(inverse, [a * a, a * b, a * c, a * b, b * b, b * c, a * c, b * c, c * c].map((value) => value / 9), 1e-12); // prettier-ignore
  });
});
