import { mkdirSync, writeFileSync } from "node:fs";
import { expect } from "chai";
import sharp from "sharp";
import { maxPixels } from "../../src/image/limits";
import { readImage } from "../../src/image/read";
import { pngHeader } from "./png-file";
import { expectRefusal } from "./refusal";
import { temporaryFolder } from "./temporary";

/** Three pixels across, two down: red, green, blue; black, gray 128, white. */
const six = Buffer.from([255, 0, 0, 0, 255, 0, 0, 0, 255, 0, 0, 0, 128, 128, 128, 255, 255, 255]);
const sixPixels = () => sharp(six, { raw: { width: 3, height: 2, channels: 3 } });

/** 64 × 48 pixels that do not compress, so that half a file lacks half the picture. */
function busy() {
  const bytes = Buffer.from(Array.from({ length: 64 * 48 * 3 }, (_, i) => (i * 7919 + (i >> 3) * 31) % 256));
  return sharp(bytes, { raw: { width: 64, height: 48, channels: 3 } });
}

const bytesOf = (data: Float32Array) => Array.from(data, (value) => Math.round(255 * value));

describe("readImage", () => {
  const file = temporaryFolder();
  async function put(name: string, content: Buffer | Promise<Buffer>): Promise<string> {
    writeFileSync(file(name), await content);
    return file(name);
  }

  it("gives a PNG's levels over 255, row by row", async () => {
    const image = await readImage(await put("six.png", sixPixels().png().toBuffer()));
    expect([image.height, image.width]).to.deep.equal([2, 3]);
    expect(image.data).to.deep.equal(Float32Array.from(six, (level) => level / 255));
  });

  it("reads a JPEG, whatever its name says", async () => {
    const flat = sharp({ create: { width: 16, height: 8, channels: 3, background: { r: 200, g: 100, b: 50 } } });
    const image = await readImage(await put("photo.png", flat.jpeg({ quality: 100 }).toBuffer()));
    expect([image.height, image.width]).to.deep.equal([8, 16]);
    [200, 100, 50].forEach((level, c) => expect(255 * image.data[c]!).to.be.closeTo(level, 2));
  });

  it("reads a single pixel", async () => {
    const one = sharp(Buffer.from([1, 2, 3]), { raw: { width: 1, height: 1, channels: 3 } });
    const image = await readImage(await put("one.png", one.png().toBuffer()));
    expect([image.height, image.width, ...bytesOf(image.data)]).to.deep.equal([1, 1, 1, 2, 3]);
  });

  it("repeats gray in three channels", async () => {
    const gray = sharp(Buffer.from([0, 100, 255]), { raw: { width: 3, height: 1, channels: 1 } }).toColorspace("b-w");
    const image = await readImage(await put("gray.png", gray.png().toBuffer()));
    expect(bytesOf(image.data)).to.deep.equal([0, 0, 0, 100, 100, 100, 255, 255, 255]);
  });

  it("lays a transparent picture over white", async () => {
    // A quarter of red over white: 255, and 255 · (1 − 64/255) = 191.
    const clear = sharp(Buffer.from([255, 0, 0, 64, 0, 0, 0, 0]), { raw: { width: 2, height: 1, channels: 4 } });
    const image = await readImage(await put("clear.png", clear.png().toBuffer()));
    expect(bytesOf(image.data)).to.deep.equal([255, 191, 191, 255, 255, 255]);
  });

  it("keeps 16-bit levels", async () => {
    const levels = Uint16Array.of(0, 1, 257, 30000, 65534, 65535);
    const deep = sharp(levels, { raw: { width: 2, height: 1, channels: 3 } }).toColorspace("rgb16");
    const image = await readImage(await put("deep.png", deep.png().toBuffer()));
    expect(image.data).to.deep.equal(Float32Array.from(levels, (level) => level / 65535));
  });

  it("lays a transparent 16-bit picture over white", async () => {
    const deep = sharp(Uint16Array.of(30000, 0, 0, 0), { raw: { width: 1, height: 1, channels: 4 } }).toColorspace(
      "rgb16",
    );
    const image = await readImage(await put("deep-clear.png", deep.png().toBuffer()));
    expect(Array.from(image.data)).to.deep.equal([1, 1, 1]);
  });

  it("turns a picture upright as its EXIF orientation asks", async () => {
    // Orientation 6: the stored picture's left column is the upright one's top row, read from below.
    const turned = sixPixels().withMetadata({ orientation: 6 }).png();
    const image = await readImage(await put("turned.png", turned.toBuffer()));
    expect([image.height, image.width]).to.deep.equal([3, 2]);
    expect(bytesOf(image.data).slice(0, 6)).to.deep.equal([0, 0, 0, 255, 0, 0]);
  });

  it("converts a picture with another color profile to sRGB", async () => {
    // The file holds Display P3's numbers for these colors, about 188, 105, 62 for the first; gray is the same in both.
    const wide = sharp(Buffer.from([200, 100, 50, 128, 128, 128]), { raw: { width: 2, height: 1, channels: 3 } });
    const image = await readImage(await put("p3.png", wide.withIccProfile("p3").png().toBuffer()));
    [200, 100, 50, 128, 128, 128].forEach((level, c) => expect(255 * image.data[c]!).to.be.closeTo(level, 2));
  });

  for (const [name, picture] of [
    ["PNG", () => busy().png()],
    ["JPEG", () => busy().jpeg()],
    ["progressive JPEG", () => busy().jpeg({ progressive: true })],
    ["WebP", () => busy().webp()],
    ["lossless WebP", () => busy().webp({ lossless: true })],
    ["AVIF", () => busy().avif({ effort: 0 })],
    ["plain TIFF", () => busy().tiff({ compression: "none" })],
    ["compressed TIFF", () => busy().tiff({ compression: "lzw" })],
    ["tiled TIFF", () => busy().tiff({ tile: true, tileWidth: 16, tileHeight: 16, compression: "deflate" })],
    ["GIF", () => busy().gif()],
  ] as const) {
    it(`refuses half a ${name}`, async () => {
      const bytes = await picture().toBuffer();
      await expectRefusal(
        readImage(await put("half", bytes.subarray(0, bytes.length / 2))),
        '/half", got one',
        "damaged or of a rare kind",
        "fetch it again",
      );
      expect((await readImage(await put("whole", bytes))).width).to.equal(64);
    });
  }

  it("refuses what is no file with a picture in it", async () => {
    mkdirSync(file("folder.png"));
    await expectRefusal(readImage(file("absent.png")), "absent.png", "no such file", "check the path");
    await expectRefusal(readImage(file("six.png/inside.png")), "no such file");
    await expectRefusal(readImage(file("folder.png")), "folder.png", "a folder");
    await expectRefusal(readImage("/dev/null"), "a device or pipe");
    await expectRefusal(readImage(await put("empty.png", Buffer.alloc(0))), "empty.png", "an empty file");
    await expectRefusal(
      readImage(await put("text.png", Buffer.from("no picture at all"))),
      "text.png",
      "something else",
    );
  });

  it("refuses other formats by name", async () => {
    // sharp could draw it.
    const drawing = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>');
    const wanted = "PNG, JPEG, WebP, AVIF, TIFF or GIF";
    await expectRefusal(readImage(await put("nine.svg", drawing)), wanted, "an SVG drawing", "export it as PNG");
    await expectRefusal(readImage(await put("six.png", Buffer.from("BM\0\0\0\0\0\0\0\0"))), wanted, "BMP", "save it");
  });

  it("refuses a picture that claims to be too large before it decodes anything", async () => {
    await expectRefusal(
      readImage(await put("vast.png", pngHeader(60000, 60000))),
      `${maxPixels} pixels`,
      "60000 × 60000",
    );
    await expectRefusal(readImage(await put("wide.png", pngHeader(maxPixels / 1024 + 1, 1024))), `${maxPixels} pixels`);
    // Just within the limit it is the missing pixels that are refused.
    await expectRefusal(readImage(await put("edge.png", pngHeader(maxPixels / 1024, 1024))), "cut short, damaged");
  });
});
