import { expect } from "chai";
import { elided, wrapped } from "../../../src/figures/lettering/fit";
import type { Lettering } from "../../../src/figures/lettering/lettering";

/** Every letter is as wide as its size. */
const even: Lettering = { width: (line, size) => Array.from(line).length * size, write: () => "" };

describe("figures/lettering/fit", () => {
  it("keeps what fits and ends the rest with a sign of it", () => {
    expect(elided("pebbles", 70, 10, even)).to.equal("pebbles");
    expect(elided("pebbles", 69, 10, even)).to.equal("pebbl…");
    expect(elided("peb bles", 50, 10, even)).to.equal("peb…");
    expect(elided("pebbles", 5, 10, even)).to.equal("…");
    expect(elided("", 5, 10, even)).to.equal("");
  });

  it("does not part an accent from its letter", () => {
    expect(elided("e\u0301e\u0301e\u0301", 40, 10, even)).to.equal("e\u0301…");
  });

  it("is quick with a book", () => {
    const began = performance.now();
    expect(elided("word ".repeat(1_000_000), 300, 10, even)).to.have.length.within(25, 30);
    expect(wrapped("word ".repeat(1_000_000), 300, 10, 2, even)).to.have.length(2);
    expect(performance.now() - began).to.be.below(1000);
  });

  it("breaks at spaces, cuts long words, elides the last line", () => {
    expect(wrapped("one two three", 70, 10, 3, even)).to.deep.equal(["one two", "three"]);
    expect(wrapped("one two three four", 70, 10, 2, even)).to.deep.equal(["one two", "three…"]);
    expect(wrapped("a considerable word", 70, 10, 3, even)).to.deep.equal(["a", "consid…", "word"]);
    expect(wrapped(" ", 70, 10, 2, even)).to.deep.equal([""]);
  });
});
