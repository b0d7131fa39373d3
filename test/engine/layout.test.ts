import { expect } from "chai";
import { axisIn, inLayout, permutation } from "../../src/engine/layout";

describe("layout", () => {
  it("moves channels behind the batch and back", () => {
    expect(permutation(4, "channels first")).to.deep.equal([0, 3, 1, 2]);
    expect(permutation(4, "natural")).to.deep.equal([0, 2, 3, 1]);
    expect(permutation(3, "channels first")).to.deep.equal([0, 2, 1]);
    for (const rank of [3, 4, 5]) {
      const [to, back] = [permutation(rank, "channels first"), permutation(rank, "natural")];
      expect(back.map((axis) => to[axis])).to.deep.equal([...to.keys()]);
    }
  });

  it("says where an axis stands, as the order of a shape does", () => {
    const shape = ["batch", "height", "width", "channels"];
    expect(inLayout("channels first", shape)).to.deep.equal(["batch", "channels", "height", "width"]);
    expect(inLayout("natural", shape)).to.deep.equal(shape);
    for (const layout of ["natural", "channels first"] as const)
      shape.forEach((name, axis) => expect(inLayout(layout, shape)[axisIn(layout, axis, 4)]).to.equal(name));
  });
});
