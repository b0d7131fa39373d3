import { expect } from "chai";
import { tableBundle } from "../../src/notebook/table";

const rows = [
  { loss: "gram", value: 0.5, evaluations: 12 },
  { loss: '<b>&"x"', value: 12.25, note: "odd" },
  { loss: "none", value: NaN, evaluations: null },
];

describe("notebook/table", () => {
  it("is text in columns: numbers at the right, whatever is missing left out", () => {
    expect(tableBundle(rows, "Losses").data["text/plain"]!.split("\n")).to.deep.equal([
      "Losses",
      "loss      value  evaluations  note",
      "──────────────────────────────────",
      "gram      0.500           12",
      '<b>&"x"  12.250               odd',
      "none        NaN",
    ]);
  });

  it("is a page's table, every name escaped, in no colors of its own", () => {
    const html = tableBundle(rows, "<i>").data["text/html"]!;
    expect(html).to.include("&lt;b&gt;&amp;&quot;x&quot;").and.include("&lt;i&gt;");
    expect(html).not.to.match(/<[bi]>|color|background/);
    const cells = [...html.matchAll(/<t([dh]) style="text-align:(left|right)[^>]*>([^<]*)</g)];
    expect(cells.map(([, tag, side, text]) => `${tag!} ${side!} ${text!}`).slice(0, 8)).to.deep.equal([
      "h left loss",
      "h right value",
      "h right evaluations",
      "h left note",
      "d left gram",
      "d right 0.500",
      "d right 12",
      "d left ",
    ]);
    expect(cells).to.have.length(16);
    expect(html.match(/<tr>/g)).to.have.length(4);
  });

  it("takes lists of which the first is the head; what is neither text nor number is inspected", () => {
    const { data } = tableBundle([["a", "b"], [1, { c: [2] }], [20, true], [3]]);
    const lines = ["  a  b", "────────────────", "  1  { c: [ 2 ] }", " 20  true", "  3"];
    expect(data["text/plain"]!.split("\n").map((line) => line.trimStart())).to.deep.equal(lines.map((line) => line.trimStart())); // prettier-ignore
  });

  it("keeps a cell on its line", () => {
    expect(tableBundle([{ a: "x\ny" }]).data["text/plain"]).to.equal("a\n───\nx y");
  });

  it("shows 200 rows and says how many more there are", () => {
    const many = Array.from({ length: 205 }, (_, i) => ({ i }));
    const { "text/html": html, "text/plain": text } = tableBundle(many).data;
    expect(text!.split("\n").slice(-2)).to.deep.equal(["199", "… 5 more rows"]);
    expect(html).to.include("<p>… 5 more rows</p>");
    expect(html!.match(/<tr>/g)).to.have.length(201);
    expect(tableBundle(many.slice(0, 200)).data["text/plain"]).not.to.include("more");
  });
});
