import { expect } from "chai";
import { UsageError } from "../../src/core/demand";
import { contactSheet, type SheetOptions } from "../../src/figures/contact-sheet";
import type { Image } from "../../src/image/image";
import { expectRefusal } from "../image/refusal";

const flat = (height: number, width: number, [red, green, blue]: readonly [number, number, number]): Image => ({
  height,
  width,
  data: Float32Array.from({ length: height * width * 3 }, (_, i) => [red, green, blue][i % 3]!),
});
const red = flat(20, 30, [1, 0, 0]);
const green = flat(10, 10, [0, 1, 0]);
const blue = flat(40, 60, [0, 0, 1]);

const pixel = ({ width, data }: Image, x: number, y: number) =>
  Array.from(data.subarray((y * width + x) * 3).subarray(0, 3));
const ink = (image: Image, left: number, top: number, width: number, height: number) => {
  let count = 0;
  for (let y = top; y < top + height; y++)
    for (let x = left; x < left + width; x++) if (pixel(image, x, y).every((value) => value < 0.5)) count++;
  return count;
};
const sheet = (options: SheetOptions, captions: readonly string[] = []) =>
  contactSheet(
    [red, green, blue].map((image, i) => ({ image, caption: captions[i] ?? "" })),
    options,
  );

describe("figures/contact-sheet", () => {
  it("sets images of any size into cells, 8 from the edge and 6 apart", async () => {
    const image = await sheet({ cell: { height: 20, width: 30 } });
    expect(image).to.include({ height: 36, width: 8 + 30 + 6 + 30 + 6 + 30 + 8 });
    for (const [x, y] of [[8, 8], [37, 27]] as const) expect(pixel(image, x, y)).to.deep.equal([1, 0, 0]); // prettier-ignore
    // Green is enlarged twice to 20 × 20, in the middle of 44 … 73.
    for (const [x, y] of [[49, 8], [68, 27]] as const) expect(pixel(image, x, y)).to.deep.equal([0, 1, 0]); // prettier-ignore
    for (const x of [48, 69]) expect(pixel(image, x, 15), "beside green").to.deep.equal([1, 1, 1]);
    for (const [x, y] of [[80, 8], [109, 27]] as const) expect(pixel(image, x, y)).to.deep.equal([0, 0, 1]); // prettier-ignore
    for (const [x, y] of [[7, 8], [38, 10], [110, 10], [10, 28]] as const) expect(pixel(image, x, y)).to.deep.equal([1, 1, 1]); // prettier-ignore
  });

  it("begins rows anew, and takes the largest sides for the cell", async () => {
    const image = await sheet({ columns: 2 });
    expect(image).to.include({ height: 8 + 40 + 6 + 40 + 8, width: 8 + 60 + 6 + 60 + 8 });
    expect(pixel(image, 8, 8), "red, twice as large").to.deep.equal([1, 0, 0]);
    expect(pixel(image, 8, 54)).to.deep.equal([0, 0, 1]);
    expect(pixel(image, 100, 70), "no fourth image").to.deep.equal([1, 1, 1]);
  });

  it("writes captions below, headings above and beside, a title above all", async () => {
    const texts = { columns: 2, title: "Title", columnHeadings: ["left", "right"], rowHeadings: ["one", "two"] };
    const image = await sheet(texts, ["caption", "", "another"]);
    // Margin 8, title 25 and 6, headings 19; then a row of 40, its caption 17 and 6, 6 between, 40, 17 and 6, 8.
    expect(image.height).to.equal(8 + 25 + 6 + 19 + 40 + 23 + 6 + 40 + 23 + 8);
    const left = 8 + 19;
    expect(image.width).to.equal(left + 60 + 6 + 60 + 8);
    expect(ink(image, left, 8, 126, 25), "title").to.be.above(30);
    expect(ink(image, left, 39, 60, 19), "left").to.be.above(10);
    expect(ink(image, left + 66, 39, 60, 19), "right").to.be.above(10);
    expect(ink(image, 8, 58, 19, 40), "one").to.be.above(10);
    expect(ink(image, left, 98, 60, 23), "caption").to.be.above(15);
    expect(ink(image, left + 66, 98, 60, 23), "no caption").to.equal(0);
    expect(pixel(image, left, 58)).to.deep.equal([1, 0, 0]);
    expect(pixel(image, left, 127)).to.deep.equal([0, 0, 1]);
  });

  it("keeps hostile captions within their cells", async () => {
    const captions = [
      "</svg><b>&\u0000\ud800" + "x".repeat(10_000),
      "🙂👨‍👩‍👧 漢字 " + "שלום עולם ".repeat(50),
      "\u202eعربي\n\n" + "é".repeat(90),
    ];
    const image = await sheet({ columns: 3, cell: { height: 40, width: 80 }, title: "<!--" }, captions);
    expect(image.width).to.equal(8 + 80 + 6 + 80 + 6 + 80 + 8);
    expect(image.height).to.equal(8 + 25 + 6 + 40 + 33 + 6 + 8); // two lines of 12
    for (const x of [0, 88, 174, 260])
      expect(ink(image, x, 79, x === 0 || x === 260 ? 8 : 6, 39), `at ${x}`).to.equal(0);
    for (const x of [8, 94, 180]) expect(ink(image, x, 79, 80, 39)).to.be.above(40);
  });

  it("refuses nothing, wrong headings, odd cells and a sheet too large", async () => {
    await expectRefusal(contactSheet([]), "contactSheet", "at least one image");
    await expectRefusal(sheet({ columns: 0 }), "columns", "got 0");
    await expectRefusal(sheet({ columns: 2, rowHeadings: ["one"] }), "a heading for each row, 2", "got 1");
    await expectRefusal(sheet({ columns: 2, columnHeadings: ["a", "b", "c"] }), "each column, 2", "got 3");
    await expectRefusal(sheet({ cell: { height: 0, width: 5 } }), "cell", "got 0");
    await expectRefusal(sheet({ cell: { height: 9000, width: 9000 } }), "pixels", "smaller cell");
    await expectRefusal(sheet({ columns: 1, cell: { height: 20_000, width: 2 } }), "32767");
    await expectRefusal(contactSheet([{ image: { ...red, height: 3 } }]), "contactSheet", "3 × 30 × 3");
    expect(UsageError).to.be.a("function");
  });
});
