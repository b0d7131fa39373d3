import { expect } from "chai";
import { coloredBlobs } from "../../src/analysis/blobs";
import { gray, green, painted, red, type Code } from "./painted";

/** From text: a letter a pixel. */
const codes: Record<string, Code> = { ".": gray, r: red, g: green, d: [0.35, 0.09, 0.07], m: [0.8, 0.2, 0.45] };
const picture = (rows: string[]) => painted(rows.length, rows[0]!.length, (x, y) => codes[rows[y]![x]!]!);
const sizes = (rows: string[], smallest = 1) => coloredBlobs(picture(rows), smallest).map(({ length }) => length);

describe("coloredBlobs", () => {
  it("joins neighbors beside and below each other, not across corners or around the border", () => {
    expect(coloredBlobs(picture([".rr", "..r", "r.."]), 1)).to.deep.equal([[1, 2, 5], [6]]);
    expect(sizes(["..r", "r.."])).to.deep.equal([1, 1]);
    expect(sizes(["r..", "r..", "..r"])).to.deep.equal([2, 1]);
    expect(sizes(["r.r", "r.."])).to.deep.equal([2, 1]);
    expect(coloredBlobs(picture(["..r", "rrr", "r.."]), 1).map((blob) => blob.sort((a, b) => a - b))).to.deep.equal([
      [2, 3, 4, 5, 6],
    ]);
  });

  it("keeps a dark side with its lit one, and other hues apart", () => {
    expect(sizes(["rrdd"])).to.deep.equal([4]);
    expect(sizes(["rrgg"])).to.deep.equal([2, 2]);
  });

  it("compares hues around the circle", () => {
    // Their hues in L*a*b*: 16° and −9°.
    const [warm, cold]: Code[] = [[0.85, 0.3, 0.4], [0.8, 0.3, 0.55]]; // prettier-ignore
    const found = coloredBlobs(
      painted(1, 2, (x) => (x === 0 ? warm! : cold!)),
      1,
    );
    expect(found).to.deep.equal([[0, 1]]);
    const opposite = painted(1, 2, (x) => (x === 0 ? [0.3, 0.62, 0.58] : [0.3, 0.62, 0.5]));
    expect(coloredBlobs(opposite, 1)).to.deep.equal([[0, 1]]); // 165° and −175°
  });

  it("leaves small ones out", () => expect(sizes(["rr.ggg.r"], 2)).to.deep.equal([2, 3]));
});
