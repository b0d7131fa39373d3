import { readFileSync, writeFileSync } from "node:fs";
import { expect } from "chai";
import sharp from "sharp";
import { descriptionOf, describedPng } from "../../src/image/png-description";
import { pngBytes, writePng } from "../../src/image/write";
import { temporaryFolder } from "./temporary";

const image = { height: 2, width: 3, data: Float32Array.from({ length: 18 }, (_, i) => i / 17) };

describe("png description", () => {
  const path = temporaryFolder();

  it("puts one tEXt chunk behind the header and leaves every other byte", async () => {
    const plain = await pngBytes(image);
    const made = describedPng(plain, "hello");
    // Length 17 = "Description", a zero, "hello"; the check is CRC-32 of name and content, worked by Python's zlib.
    const chunk = Buffer.from(`\0\0\0\x11tEXtDescription\0hello\xc6\xc1\x41\x14`, "latin1");
    expect(made.subarray(33, 33 + chunk.length)).to.deep.equal(chunk);
    expect(Buffer.concat([made.subarray(0, 33), made.subarray(33 + chunk.length)])).to.deep.equal(plain);
  });

  it("is read back, and shows in no pixel", async () => {
    const description = "a b ~ !";
    await writePng(image, path("a.png"), { description });
    await writePng(image, path("b.png"), { description });
    const bytes = readFileSync(path("a.png"));
    expect(bytes.equals(readFileSync(path("b.png")))).to.be.true;
    expect(await descriptionOf(bytes)).to.equal(description);
    const pixels = (png: Buffer) => sharp(png).raw().toBuffer();
    expect(await pixels(bytes)).to.deep.equal(await pixels(await pngBytes(image)));
    expect(await descriptionOf(await pngBytes(image))).to.equal(undefined);
  });

  it("refuses what readers would show in different ways", async () => {
    const plain = await pngBytes(image);
    for (const text of ["", "two\nlines", "größer", "a\0b"])
      expect(() => describedPng(plain, text)).to.throw("describedPng: expected one line of printable ASCII");
    writeFileSync(path("kept.png"), "kept");
    await writePng(image, path("kept.png"), { description: "ß" }).catch(() => undefined);
    expect(readFileSync(path("kept.png"), "utf8")).to.equal("kept");
  });
});
