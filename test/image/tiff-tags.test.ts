import { expect } from "chai";
import sharp from "sharp";
import { tiffTags, tiffTrouble } from "../../src/image/tiff-tags";
import { tiffFile } from "./tiff-file";

const page = { width: 2, height: 1, samples: 3, bits: 8, photometric: 2, pixels: Buffer.of(255, 0, 0, 0, 0, 255) };
const hex = (text: string) => Buffer.from(text.replaceAll(" ", ""), "hex");

describe("tiffTags", () => {
  it("reads numbers beside the tag and, where they do not fit there, elsewhere", () => {
    const tags = tiffTags(tiffFile({ ...page, width: 300, tags: { 50706: [7] } }));
    // Width 300 and photometric 2 fit; three SHORTs of bits (8 each) do not.
    expect([256, 262, 258, 50706].map((tag) => tags.get(tag))).to.deep.equal([300, 2, 8, 7]);
  });

  it("reads big-endian files, a LONG and a BYTE, by hand", () => {
    // MM, 42, directory at 8; two entries: 254 LONG 1 = 1, 50706 BYTE 4 = 1 4 0 0; no next one.
    const file = hex("4d4d 002a 00000008 0002 00fe 0004 00000001 00000001 c612 0001 00000004 01040000 00000000");
    expect([...tiffTags(file)]).to.deep.equal([[254, 1], [50706, 1]]); // prettier-ignore
    expect(tiffTrouble(file)).to.include("raw file");
  });

  it("reads BigTIFF, by hand in both orders", () => {
    // 43, 8-byte offsets, directory at 16; one entry: 262 SHORT 1 = 6 (YCbCr).
    const little = hex("4949 2b00 0800 0000 1000000000000000 0100000000000000 0601 0300 0100000000000000 0600000000000000"); // prettier-ignore
    const big = hex("4d4d 002b 0008 0000 0000000000000010 0000000000000001 0106 0003 0000000000000001 0006000000000000"); // prettier-ignore
    for (const file of [little, big]) {
      expect([...tiffTags(file)]).to.deep.equal([[262, 6]]);
      expect(tiffTrouble(file)).to.include("YCbCr");
    }
  });

  it("agrees with what sharp writes, BigTIFF or not", async () => {
    for (const bigtiff of [false, true]) {
      const picture = sharp({ create: { width: 33, height: 7, channels: 3, background: "red" } });
      const file = await picture.tiff({ compression: "lzw", bigtiff }).toBuffer();
      expect([256, 257, 258, 259, 262].map((tag) => tiffTags(file).get(tag))).to.deep.equal([33, 7, 8, 5, 2]);
      expect(tiffTrouble(file)).to.equal(undefined);
    }
  });

  it("ends where a file ends, whatever it claims", () => {
    expect(tiffTags(hex("4949 2a00")).size).to.equal(0);
    expect(tiffTags(hex("4949 2a00 08000000 ffff")).size).to.equal(0);
    expect(tiffTags(hex("4949 2b00 0800 0000 ffffffffffffffff")).size).to.equal(0);
  });

  it("lets JPEG's own YCbCr pass, which libvips converts", async () => {
    const picture = sharp({ create: { width: 16, height: 16, channels: 3, background: "red" } });
    const file = await picture.tiff({ compression: "jpeg" }).toBuffer();
    expect([tiffTags(file).get(262), tiffTrouble(file)]).to.deep.equal([6, undefined]);
  });
});
