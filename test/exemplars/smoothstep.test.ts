import { expect } from "chai";
import { mix, smoothstep } from "../../src/exemplars/smoothstep";

describe("smoothstep", () => {
  it("rises from 0 to 1, smoothly", () => {
    // t = 1/4: 3/16 − 2/64 = 5/32.
    expect([1, 2, 3, 4, 6, 7].map((x) => smoothstep(2, 6, x))).to.deep.equal([0, 0, 5 / 32, 0.5, 1, 1]);
  });

  it("mixes in a straight line", () => {
    expect([mix(2, 6, 0), mix(2, 6, 0.25), mix(2, 6, 1)]).to.deep.equal([2, 3, 6]);
  });
});
