import { expect } from "chai";
import { setBackend, tensor1d, tidy, valueAndGrad, sum, mul } from "../../src/core/tensor";
import { root } from "../../src/losses/root";
import { expectClose } from "../support/close";

describe("root", () => {
  it("has the gradient 1/(2√x) above zero and none at zero", () => {
    void setBackend("cpu");
    tidy(() => {
      const { value, grad } = valueAndGrad((x) => sum(mul(root(x), tensor1d([1, 2, 3]))))(tensor1d([4, 0, 9]));
      expectClose(value.dataSync(), [2 + 9]);
      expectClose(grad.dataSync(), [1 / 4, 0, 3 / 6]);
      expect(root(tensor1d([0])).dataSync()[0]).to.equal(0);
    });
  });
});
