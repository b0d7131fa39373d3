import { expect } from "chai";
import { createHash } from "node:crypto";
import { writeFileSync } from "node:fs";
import sharp from "sharp";
import { openExemplar } from "../../src/cli/exemplar";
import { exemplars } from "../../src/exemplars";
import { pngBytes } from "../../src/image/write";
import { pngHeader } from "../image/png-file";
import { temporaryFolder } from "../image/temporary";
import { itRefuses, type Files } from "./refusals";

const cloth = exemplars.cloth.draw({ height: 24, width: 32, seed: 1 });
const blank = (width: number, height: number) =>
  pngBytes({ height, width, data: new Float32Array(height * width * 3).fill(0.5) });

async function files(): Promise<Files> {
  const png = await pngBytes(cloth);
  const jpeg = await sharp(png).jpeg().toBuffer();
  return {
    "empty.png": "",
    "cut.png": png.subarray(0, Math.floor(0.6 * png.length)),
    "cut.jpg": jpeg.subarray(0, Math.floor(0.6 * jpeg.length)),
    "words.png": "a text that calls itself a picture",
    "1x1.png": await blank(1, 1),
    "3000x2.png": await blank(3000, 2),
    "60000x60000.png": pngHeader(60000, 60000),
    "folder/": "",
  };
}

const synthesize = (exemplar: string) => `synthesize ${exemplar} --evaluations 2 --out out`;

describe("cli/exemplar", () => {
  const file = temporaryFolder();

  it("hashes a file's bytes and its pixels", async () => {
    const bytes = await pngBytes(cloth);
    writeFileSync(file("my cloth.png"), bytes);
    const { name, image, info } = await openExemplar(file("my cloth.png"));
    expect(name).to.equal("my cloth");
    expect(info).to.deep.equal({
      source: file("my cloth.png"),
      height: 24,
      width: 32,
      sha256: createHash("sha256").update(bytes).digest("hex"),
      pixelsSha256: createHash("sha256").update(Buffer.from(image.data.buffer)).digest("hex"),
    });
  });

  it("draws a procedural exemplar at the size asked for, 256×256 by itself", async () => {
    const { name, image, info } = await openExemplar("procedural:cloth:32x24");
    expect(name).to.equal("cloth");
    expect(image).to.deep.equal(cloth);
    expect(info.sha256).to.equal(info.pixelsSha256);
    expect((await openExemplar("procedural:cloth")).info).to.include({ height: 256, width: 256 });
  });

  itRefuses(
    {
      "a file that is not there": [synthesize("none.png"), "readImage", '"none.png"', "check the path"],
      "a folder": [synthesize("folder"), "readImage", "a folder", "PNG, JPEG, WebP"],
      "an empty file": [synthesize("empty.png"), "readImage", "an empty file", "save it again"],
      "a PNG cut short": [synthesize("cut.png"), "readImage", "a whole image", "cut short", "fetch it again"],
      "a JPEG cut short": [synthesize("cut.jpg"), "readImage", "a whole image", "cut short", "fetch it again"],
      "a file that is no picture": [synthesize("words.png"), "readImage", "TIFF or GIF", "name an image file"],
      "a single pixel": [synthesize("1x1.png"), "the exemplar", "16×16", "1×1 pixels"],
      "a strip two pixels high": [synthesize("3000x2.png"), "the exemplar", "16×16", "3000×2 pixels"],
      "a header of 60000×60000": [synthesize("60000x60000.png"), "readImage", "60000 × 60000", "make it smaller"],
      "an unknown exemplar": [synthesize("procedural:marble"), "exemplar", "pebbles, cloth, bricks", '"marble"'],
      "an exemplar by the name of an object's method": [synthesize("procedural:toString"), "exemplar", '"toString"'],
      "more than a name and a size": [synthesize("procedural:cloth:32x24:1"), "exemplar", "NAME:WxH"],
      "a procedural exemplar too small": [synthesize("procedural:cloth:5x5"), "cloth", "≥ 16", "got 5"],
      "a procedural exemplar too large": [synthesize("procedural:cloth:99999x99999"), "exemplar", "4096", "got 99999"],
      "a candidate that is not there": ["evaluate procedural:cloth:32x24 none.png", "readImage", '"none.png"'],
    },
    { files },
  );
});
