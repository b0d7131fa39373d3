import { expect } from "chai";
import { customGrad, mul, square, sum, type Scalar, type Tensor } from "../../src/core/tensor";
import { normals } from "./data";
import { assertGradient } from "./gradient";

const fourthPower = (x: Tensor) => sum<Scalar>(square(square(x)));

/** Σ x² whose stated gradient is 2x times `factor`. */
const stating = (factor: number) => (x: Tensor) =>
  customGrad((input) => {
    const of = input as Tensor;
    return { value: sum(square(of)), gradFunc: (dy: Tensor) => mul(dy, mul(of, 2 * factor)) };
  })(x) as Scalar;

describe("support/gradient", () => {
  it("passes right gradients", () => {
    assertGradient(fourthPower, normals([2, 3]));
    assertGradient(stating(1), normals([2, 3]));
  });

  it("catches a gradient that is 2 parts in a thousand too large", () => {
    expect(() => assertGradient(stating(1.002), normals([2, 3]))).to.throw("against differences: relative error");
  });

  it("catches NaN", () => {
    expect(() => assertGradient(stating(NaN), normals([2, 3]))).to.throw("against differences: relative error");
  });
});
