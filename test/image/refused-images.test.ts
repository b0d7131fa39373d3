import { writeFileSync } from "node:fs";
import { expect } from "chai";
import sharp from "sharp";
import { readImage } from "../../src/image/read";
import { expectRefusal } from "./refusal";
import { temporaryFolder } from "./temporary";
import { tiffFile } from "./tiff-file";

/** The box that files of ISO 14496-12 begin with. */
function boxed(...brands: string[]): Buffer {
  const [main = "", ...others] = brands;
  const box = Buffer.from(`\0\0\0\0ftyp${main}\0\0\0\0${others.join("")}`, "latin1");
  box.writeUInt32BE(box.length);
  return Buffer.concat([box, Buffer.alloc(64)]);
}

const text = (content: string) => Buffer.from(content, "latin1");
const page = { width: 2, height: 1, samples: 3, bits: 8, photometric: 2, pixels: Buffer.of(255, 0, 0, 0, 0, 255) };
const avif = () => sharp({ create: { width: 8, height: 8, channels: 3, background: "red" } }).avif({ effort: 0 }).toBuffer(); // prettier-ignore

/** An AVIF that says in its header that it is larger than it is. */
async function avifOf(width: number, height: number): Promise<Buffer> {
  const file = await avif();
  const at = file.indexOf("ispe") + 8; // Its name, version and flags.
  file.writeUInt32BE(width, at);
  file.writeUInt32BE(height, at + 4);
  return file;
}

const refused: Record<string, readonly [file: Buffer | (() => Promise<Buffer>), ...words: string[]]> = {
  "HEIC by its main brand": [boxed("heic", "mif1", "heic"), "HEIC", "save it as PNG or JPEG"],
  "HEIC by another": [boxed("mif1", "heix"), "HEIC", "save it as PNG or JPEG"],
  "an animated AVIF": [boxed("avis", "avif"), "an animated AVIF", "save one frame"],
  "an AVIF without a picture": [boxed("avif", "mif1"), "a whole AVIF image", "damaged"],
  "a film": [boxed("isom", "mp42"), "a film", "save one frame"],
  "a raw file of Canon's third kind": [boxed("crx ", "isom"), "a camera's raw file", "develop it"],
  "a raw file of Canon's second kind": [text("II*\0\x10\0\0\0CR\x02\0"), "a camera's raw file", "develop it"],
  "a raw file of Fuji's": [text("FUJIFILMCCD-RAW 0201"), "a camera's raw file", "develop it"],
  "a DNG": [tiffFile({ ...page, tags: { 50706: [1] } }), "a camera's raw file", "develop it"],
  "a TIFF with a thumbnail first": [tiffFile({ ...page, tags: { 254: [1] } }, page), "thumbnail", "develop it"],
  "a TIFF of a sensor's colors": [tiffFile({ ...page, samples: 1, photometric: 32803 }), "a camera's raw file"],
  "a BMP": [text("BM\x3a\0\0\0\0\0\0\0\x36\0\0\0"), "got BMP", "save it as PNG"],
  "JPEG XL": [text("\xff\x0a\0\0"), "JPEG XL", "save it as PNG"],
  "JPEG XL in boxes": [text("\0\0\0\x0cJXL \r\n\x87\n"), "JPEG XL", "save it as PNG"],
  "JPEG 2000": [text("\0\0\0\x0cjP  \r\n\x87\n"), "JPEG 2000", "save it as PNG"],
  "a PPM": [text("P6\n1 1\n255\nabc"), "PPM", "save it as PNG"],
  "a Photoshop file": [text("8BPS\0\x01"), "Photoshop", "save it as PNG"],
  "a PDF": [text("%PDF-1.7\n"), "PDF", "export its picture"],
  // sharp would draw both.
  "an SVG": [text('<svg xmlns="http://www.w3.org/2000/svg"/>'), "SVG", "at the size that you want"],
  "an SVG after a declaration": [
    text('<?xml version="1.0"?>\n<!-- a -->\n<svg width="9"/>'),
    "SVG",
    "export it as PNG",
  ],
  "a compressed file": [text("\x1f\x8b\x08\0"), "a compressed file", "unpack it"],
  "a text about <svgs>": [text("about <svgs> and P6"), "something else", "name an image file"],
  "a TIFF of 32-bit floats": [
    tiffFile({ ...page, bits: 32, pixels: Buffer.alloc(24), tags: { 339: [3, 3, 3] } }),
    "8 or 16 bits",
    "type float",
    "16-bit PNG, sRGB-encoded",
  ],
  "a TIFF of 16-bit floats": [
    tiffFile({ ...page, bits: 16, pixels: Buffer.alloc(12), tags: { 339: [3, 3, 3] } }),
    "8 or 16 bits",
    "type float",
  ],
  "a TIFF of 32-bit integers": [tiffFile({ ...page, bits: 32, pixels: Buffer.alloc(24) }), "8 or 16 bits", "type uint"],
  "a TIFF of signed numbers": [tiffFile({ ...page, tags: { 339: [2, 2, 2] } }), "8 or 16 bits", "type char"],
  "a TIFF of uncompressed YCbCr": [tiffFile({ ...page, photometric: 6, tags: { 530: [1, 1] } }), "YCbCr", "RGB"],
  "a TIFF of ICC's Lab": [tiffFile({ ...page, photometric: 9 }), "rare kind", "save it as PNG"],
  "a TIFF of 8-bit Lab": [tiffFile({ ...page, photometric: 8 }), "rare kind", "save it as PNG"],
  "a TIFF of five channels": [
    tiffFile({ ...page, samples: 5, pixels: Buffer.alloc(10), tags: { 338: [0, 0] } }),
    "5 channels",
    "save it as PNG",
  ],
  "a TIFF that ends after its mark": [text("II*\0"), "a whole TIFF image", "damaged"],
  "a TIFF whose page lies outside": [text("II*\0\xf0\xff\xff\xff"), "a whole TIFF image", "damaged"],
  "a BigTIFF whose page lies outside": [text("II+\0\x08\0\0\0" + "\xff".repeat(8)), "a whole TIFF image", "damaged"],
  "a TIFF that claims 65535 × 65535": [tiffFile({ ...page, width: 65535, height: 65535 }), "65535 × 65535", "crop it"],
  "a TIFF with a vast tile for one pixel": [
    tiffFile({ ...page, width: 1, tags: { 322: [65520], 323: [65520], 324: [8], 325: [6] } }),
    "damaged or of a rare kind",
  ],
  "an AVIF that claims 60000 × 60000": [() => avifOf(60000, 60000), "60000 × 60000", "crop it or make it smaller"],
  "an AVIF that claims 8000 × 8000": [() => avifOf(8000, 8000), "damaged or of a rare kind", "fetch it again"],
  "a WebP that claims 16384 × 16384": [
    text("RIFF\x1e\0\0\0WEBPVP8L\x05\0\0\0\x2f\xff\xff\xff\x0f"),
    "a whole WebP image",
    "damaged",
  ],
  "a GIF without a frame": [text("GIF89a\x10\0\x10\0\0\0\0;"), "a whole GIF image", "no frames"],
};

describe("refused images", () => {
  const path = temporaryFolder();

  for (const [kind, [file, ...words]] of Object.entries(refused))
    it(`refuses ${kind}`, async () => {
      writeFileSync(path("refused.png"), typeof file === "function" ? await file() : file);
      await expectRefusal(readImage(path("refused.png")), `at "${path("refused.png")}", got `, ...words);
    });

  it("is not led around by a page that names itself as the next", async () => {
    const file = tiffFile(page);
    file.writeUInt32LE(file.readUInt32LE(4), file.length - 4);
    writeFileSync(path("loop.tif"), file);
    expect(await readImage(path("loop.tif"))).to.include({ height: 1, width: 2 });
  });
});
