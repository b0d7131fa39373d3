import { expect } from "chai";
import { openLettering, visible, type Lettering } from "../../../src/figures/lettering/lettering";
import { drawingImage } from "../../../src/image/rasterize";

describe("figures/lettering/lettering", () => {
  let lettering: Lettering;
  before(async () => (lettering = await openLettering()));

  /** Columns of a 200 × 60 drawing that hold ink, first and last; rows as well. */
  async function extent(element: string) {
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="200" height="60">${element}</svg>`;
    const { data } = await drawingImage({ svg, height: 60, width: 200 });
    const dark = Array.from({ length: 200 * 60 }, (_, i) => i).filter((i) => data[3 * i]! < 0.5);
    const [columns, rows] = [dark.map((i) => i % 200), dark.map((i) => Math.floor(i / 200))];
    const range = (values: number[]) => [Math.min(...values), Math.max(...values)];
    return { columns: range(columns), rows: range(rows) };
  }

  it("measures by the font's own advances", () => {
    // DejaVu Sans, 2048 units an em: H 1540, digits 1303.
    expect(lettering.width("HH", 10)).to.be.closeTo((2 * 1540 * 10) / 2048, 1e-9);
    expect(lettering.width("0123", 2048)).to.be.closeTo(4 * 1303, 1e-9);
    expect(lettering.width("", 10)).to.equal(0);
  });

  it("stands on its baseline at its anchor", async () => {
    // H is 1493 units high: 29.2 at size 40; its stems are 201 units, 3.9, from both ends (30.08 wide).
    const start = await extent(lettering.write("H", { x: 100, y: 50, size: 40 }));
    expect(start.rows).to.deep.equal([21, 49]);
    expect(start.columns).to.deep.equal([104, 125]);
    const middle = await extent(lettering.write("H", { x: 100, y: 50, size: 40, anchor: "middle" }));
    expect(middle.columns).to.deep.equal([89, 110]);
    const end = await extent(lettering.write("H", { x: 100, y: 50, size: 40, anchor: "end" }));
    expect(end.columns).to.deep.equal([74, 95]);
  });

  it("turns clockwise", async () => {
    const { rows, columns } = await extent(
      lettering.write("HHH", { x: 60, y: 30, size: 16, angle: -90, anchor: "middle" }),
    );
    expect(rows[1]! - rows[0]!).to.be.above(25);
    expect(columns).to.deep.equal([48, 59]); // to the left of its baseline: 11.7
  });

  it("shapes Arabic and sets Hebrew from the right", () => {
    const glyphs = (line: string) => lettering.write(line, { x: 0, y: 0, size: 10 });
    expect(lettering.width("سلام", 10)).to.be.below(
      Array.from("سلام", (letter) => lettering.width(letter, 10)).reduce((sum, width) => sum + width),
    );
    expect(glyphs("אב")).not.to.equal(glyphs("בא"));
    const [aleph, both] = [glyphs("א"), glyphs("אב")];
    const first = (element: string) => /d="(M[^M]*)/.exec(element)![1];
    expect(first(both), "bet comes first from the left").not.to.equal(first(aleph));
  });

  it("shows nothing of controls and halves, one space for breaks", () => {
    expect(visible(" a\n\tb\u0000\u202e\ud83d c\ufe0f ")).to.equal("a b c");
    expect(lettering.write("\u200b", { x: 0, y: 0, size: 10 })).to.equal("");
  });

  it("writes any line of odd letters", () => {
    for (let seed = 0; seed < 300; seed++) {
      const line = String.fromCharCode(
        ...Array.from({ length: 12 }, (_, i) => (seed * 7919 + i * 104_729 + i * i) % 65_536),
      );
      expect(lettering.write(line, { x: 0, y: 0, size: 10 })).not.to.match(/NaN|undefined/);
      expect(lettering.width(line, 10)).to.be.within(0, 400);
    }
  });
});
