import { expect } from "chai";
import { directedRuns } from "../../../src/figures/lettering/runs";

const shown = (line: string) => directedRuns(line).map(({ text, direction }) => `${direction} ${text}`);

describe("figures/lettering/runs", () => {
  it("keeps what runs from left to right as it is", () => {
    expect(shown("VGG-16 (pool1), α")).to.deep.equal(["ltr VGG-16 (pool1), α"]);
    expect(shown("")).to.deep.equal([]);
  });

  it("sets a Hebrew word within an English line in its place, stored as it was", () => {
    expect(shown("a שלום b")).to.deep.equal(["ltr a ", "rtl שלום", "ltr  b"]);
  });

  it("begins a Hebrew line on the right: what comes later stands left, numbers in their own order", () => {
    expect(shown("אבג abc")).to.deep.equal(["ltr abc", "rtl אבג "]);
    expect(shown("אב 12 גד")).to.deep.equal(["rtl  גד", "ltr 12", "rtl אב "]);
  });

  it("turns brackets around", () => expect(shown("(א)")).to.deep.equal(["rtl )א("]));
});
