import { expect } from "chai";
import { UsageError } from "../../src/core/demand";
import { lossKinds, lossNamed } from "../../src/losses";

describe("losses", () => {
  it("are found by the name they bear, each once", () => {
    for (const { name } of lossKinds) expect(lossNamed(name).name).to.equal(name);
    expect(new Set(lossKinds.map(({ name }) => name)).size).to.equal(lossKinds.length);
  });

  it("are found with their options", () => {
    expect(lossNamed("gram/scale=paper").name).to.equal("gram/scale=paper");
    expect(lossNamed("gram/scale=relative").name).to.equal("gram");
  });

  it("tell a formula, a source and each option", () => {
    for (const { formula, source, options } of lossKinds) {
      expect(formula).to.not.equal("");
      expect(source).to.match(/\d{4}/);
      for (const [option, { description }] of Object.entries(options.shape))
        expect(description, option).to.be.a("string");
    }
  });

  it("are listed where a name is unknown", () => {
    expect(() => lossNamed("grams")).to.throw(UsageError, "loss: expected one of gram");
    expect(() => lossNamed("grams")).to.throw('got "grams"');
    expect(() => lossNamed("toString")).to.throw(UsageError);
  });
});
