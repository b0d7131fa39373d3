import { expect } from "chai";
import { boundsOf } from "../../src/synthesis/bounds";

describe("synthesis/boundsOf", () => {
  const exemplar = Float32Array.of(0.5, 0.25, 1, 0.75, 0, 0.5, 0.625, 0.125, 0.75);

  it("is none, 0..1, or each channel's range in the exemplar for every pixel", () => {
    expect(boundsOf("unit", exemplar, 3, 2)).to.deep.equal({ lower: 0, upper: 1 });
    expect(boundsOf("none", exemplar, 3, 2)).to.deep.equal({ lower: -Infinity, upper: Infinity });
    expect(boundsOf("exemplar", exemplar, 3, 2)).to.deep.equal({
      lower: Float64Array.of(0.5, 0, 0.5, 0.5, 0, 0.5),
      upper: Float64Array.of(0.75, 0.25, 1, 0.75, 0.25, 1),
    });
    expect(boundsOf("exemplar", exemplar, 1, 2)).to.deep.equal({
      lower: Float64Array.of(0, 0),
      upper: Float64Array.of(1, 1),
    });
  });
});
