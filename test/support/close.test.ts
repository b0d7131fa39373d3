import { expect } from "chai";
import { expectClose, expectNear, relativeError } from "./close";

describe("support/close", () => {
  it("measures the relative error over all numbers", () => {
    expect(relativeError([3, 5], [3, 4])).to.equal(1 / 5); // ‖(0, 1)‖ / ‖(3, 4)‖
    expect(relativeError([0, 2], [0, 0])).to.equal(2);
    expect(() => relativeError([1], [1, 2])).to.throw("count of numbers");
  });

  it("lets neither NaN nor a larger error pass", () => {
    expectNear([1.01], [1], 0.011);
    expect(() => expectNear([1.01], [1], 0.009)).to.throw("relative error");
    expect(() => expectNear([NaN], [1], 1)).to.throw("relative error NaN");
  });

  it("compares number by number", () => {
    expectClose([1, 1000.0005], [1, 1000]);
    expect(() => expectClose([1, 0.1], [1, 0])).to.throw("got [1, 0.1], expected [1, 0]");
    expect(() => expectClose([1, NaN], [1, 0])).to.throw("expected");
    expect(() => expectClose([1, 0, 0], [1, 0])).to.throw("expected");
    expect(() => expectClose([1], [1, 0])).to.throw("expected");
  });
});
