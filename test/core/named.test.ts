import { expect } from "chai";
import { named, namePath, within, withNamer, type Namer } from "../../src/core/named";
import { memory, scalar } from "../../src/core/tensor";

describe("core/named", () => {
  it("is the tensor itself, and costs nothing, where nobody listens", () => {
    const x = scalar(1);
    const before = memory().numTensors;
    expect(within("a", () => named(x, "b"))).to.equal(x);
    expect(memory().numTensors).to.equal(before);
    x.dispose();
  });

  it("hands on names under their path, and takes what the listener gives", () => {
    const [x, other] = [scalar(1), scalar(2)];
    const heard: string[] = [];
    const namer: Namer = (tensor, name) => (heard.push(name), name === "a/b/y" ? (other as typeof tensor) : tensor);
    const results = withNamer(namer, () => [named(x, "x"), within("a", () => within("b", () => named(x, "y")))]);
    expect(heard).to.deep.equal(["x", "a/b/y"]);
    expect(results).to.deep.equal([x, other]);
    expect(named(x, "z")).to.equal(x);
    expect(heard).to.have.length(2);
    for (const each of [x, other]) each.dispose();
  });

  it("leaves its path where the work fails", () => {
    expect(() =>
      within("a", () => {
        throw new Error("no");
      }),
    ).to.throw("no");
    expect(namePath()).to.equal("");
  });
});
