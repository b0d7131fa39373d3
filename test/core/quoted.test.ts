import { expect } from "chai";
import { printable, quoted } from "../../src/core/quoted";

describe("quoted", () => {
  it("keeps letters of any script as they are, in quotes", () => {
    expect(quoted("Größe 石 a\u0308")).to.equal('"Größe 石 a\u0308"');
    expect(quoted('a "b" \\')).to.equal('"a \\"b\\" \\\\"');
  });

  it("is one line whatever it holds", () => {
    // Line feed, escape; C1's control sequence introducer; line separator; an override that turns the reading direction.
    expect(quoted("a\nb\u001b\u009b\u2028\u202e")).to.equal('"a\\nb\\u001b\\u009b\\u2028\\u202e"');
    expect(quoted("\u007f\ud800")).to.equal('"\\u007f\\ud800"');
  });
});

describe("printable", () => {
  it("is the name itself where it stays on its line", () => {
    expect(printable("my folder/石.png")).to.equal("my folder/石.png");
    expect(printable("two\nlines")).to.equal('"two\\nlines"');
    expect(printable("\u009b31m")).to.equal('"\\u009b31m"');
  });
});
