import { expect } from "chai";
import { ndarray, scalar, sizeOf } from "../../src/core/ndarray";

describe("ndarray", () => {
  it("counts a shape's numbers; a scalar has one", () => {
    expect(sizeOf([2, 3, 4])).to.equal(24);
    expect(sizeOf([])).to.equal(1);
    expect(sizeOf([5, 0])).to.equal(0);
  });

  it("keeps float32 data as it is and converts lists", () => {
    const data = Float32Array.of(1, 2);
    expect(ndarray([2], data).data).to.equal(data);
    expect(ndarray([1, 2], [0.1, 2])).to.deep.equal({ shape: [1, 2], data: Float32Array.of(0.1, 2) });
    expect(scalar(3)).to.deep.equal({ shape: [], data: Float32Array.of(3) });
  });

  it("refuses data that does not fill its shape", () => {
    expect(() => ndarray([2, 2], [1, 2, 3])).to.throw("ndarray: expected 4 numbers for shape [2,2], got 3");
  });
});
