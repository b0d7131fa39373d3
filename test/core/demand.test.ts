import { expect } from "chai";
import { demand, UsageError } from "../../src/core/demand";

const refusing = (got: unknown) => () => demand(false, "caller", "one thing", got);

describe("demand", () => {
  it("passes what holds", () => expect(() => demand(true, "caller", "one thing", 1)).not.to.throw());

  it("refuses in one sentence that tells what came, by its kind", () => {
    expect(refusing("a\nb")).to.throw(UsageError, 'caller: expected one thing, got "a\\nb"');
    expect(refusing([1, "b"])).to.throw("got [1, b]");
    expect(refusing(NaN)).to.throw("got NaN");
    expect(refusing(undefined)).to.throw("got undefined");
  });

  it("throws a RangeError with a name of its own", () => {
    expect(refusing(1)).to.throw(RangeError).with.property("name", "UsageError");
  });
});
