import { expect } from "chai";
import { prefixed, tensorNamed, under } from "../../src/core/program";
import { scalar } from "../../src/core/tensor";

describe("program", () => {
  it("finds a tensor by name, and names those there are where it is absent", () => {
    const a = scalar(1);
    expect(tensorNamed({ a }, "a")).to.equal(a);
    expect(() => tensorNamed({ a, b: a }, "c")).to.throw('internal: no tensor named "c" among a, b');
    a.dispose();
  });

  it("takes the entries under a prefix, and puts them back", () => {
    const entries = { "target/a/gram": 1, "target/b/gram": 2, "draw/target/a/": 3 };
    expect(under(entries, "target/a/")).to.deep.equal({ gram: 1 });
    expect(under(entries, "target/")).to.deep.equal({ "a/gram": 1, "b/gram": 2 });
    expect(prefixed({ gram: 1 }, "target/a/")).to.deep.equal({ "target/a/gram": 1 });
  });
});
