import { expect } from "chai";
import { escaped, plainLines } from "../../src/figures/escape";

describe("figures/escape", () => {
  it("keeps text from being taken for markup, and back", () => {
    expect(escaped("<b>a & b</b> &lt;")).to.equal("&lt;b&gt;a &amp; b&lt;/b&gt; &amp;lt;");
    for (const text of ["<b>a & b</b>", "&lt;", "1 < 2 > 0", "a<br>b"])
      expect(plainLines(escaped(text))).to.deep.equal([text]);
  });

  it("takes markup out of a label, and breaks its lines", () => {
    expect(plainLines("<b>loss</b> <i style='x'>Σ</i><br />2 &times; 3&nbsp;&unknown;")).to.deep.equal([
      "loss Σ",
      "2 × 3 &unknown;",
    ]);
    expect(plainLines("1 < 2 and 3 > 2")).to.deep.equal(["1 < 2 and 3 > 2"]);
  });
});
