import { expect } from "chai";
import { UsageError } from "../../src/core/demand";
import { lossNamed, losses } from "../../src/losses";

describe("losses", () => {
  it("are found by the name they bear", () => {
    for (const [name, loss] of Object.entries(losses)) {
      expect(loss.name).to.equal(name);
      expect(lossNamed(name)).to.equal(loss);
    }
    expect(Object.keys(losses)).to.include.members(["gram_relative", "gram_gatys2015"]);
  });

  it("are listed where a name is unknown", () => {
    expect(() => lossNamed("gram")).to.throw(UsageError, "losses: expected a loss out of gram_relative,");
    expect(() => lossNamed("gram")).to.throw('got "gram"');
    expect(() => lossNamed("toString")).to.throw(UsageError);
  });
});
