import { expect } from "chai";
import { grad, square, sum, tensor, tidy, type Tensor } from "../../src/core/tensor";

describe("tensor", () => {
  it("brings gradients and a backend, which tfjs-core alone does not", () => {
    const slope = tidy(() => grad((x: Tensor) => sum(square(x)))(tensor([1, 2, 3])).arraySync());
    expect(slope).to.deep.equal([2, 4, 6]);
  });
});
