import { mkdirSync, readdirSync, readFileSync } from "node:fs";
import { expect } from "chai";
import sharp from "sharp";
import type { Image } from "../../src/image/image";
import { readImage } from "../../src/image/read";
import { jpegBytes, pngBytes, writePng } from "../../src/image/write";
import { expectRefusal } from "./refusal";
import { temporaryFolder } from "./temporary";

const image = (values: readonly number[]): Image => ({
  height: 1,
  width: values.length / 3,
  data: Float32Array.from(values),
});

describe("writePng", () => {
  const file = temporaryFolder();

  it("rounds to 256 levels, clips what lies outside, and leaves no other file", async () => {
    await writePng(image([0, 1, -0.3, 1.7, 0.4 / 255, 0.6 / 255]), file("levels.png"));
    const { data } = await readImage(file("levels.png"));
    expect(Array.from(data, (value) => Math.round(255 * value))).to.deep.equal([0, 255, 0, 255, 0, 1]);
    expect(readdirSync(file(""))).to.deep.equal(["levels.png"]);
  });

  it("keeps height and width apart", async () => {
    await writePng({ height: 2, width: 3, data: new Float32Array(18) }, file("levels.png"));
    const { height, width } = await readImage(file("levels.png"));
    expect([height, width]).to.deep.equal([2, 3]);
  });

  it("refuses a value that is no number before it touches the file, and says where", async () => {
    await writePng(image([0, 0, 0]), file("levels.png"));
    const before = readFileSync(file("levels.png"));
    const broken = { height: 2, width: 3, data: new Float32Array(18) };
    broken.data[13] = NaN;
    await expectRefusal(
      writePng(broken, file("levels.png")),
      "writePng: expected finite pixels, got NaN at row 1, column 1, channel 1",
    );
    broken.data[13] = Infinity;
    await expectRefusal(pngBytes(broken), "pngBytes", "got Infinity");
    expect(readFileSync(file("levels.png"))).to.deep.equal(before);
  });

  it("refuses an image whose data does not match its size", async () => {
    await expectRefusal(
      writePng({ height: 2, width: 2, data: new Float32Array(4) }, file("x.png")),
      "2 × 2 × 3",
      "got 4",
    );
    await expectRefusal(writePng({ height: 0, width: 2, data: new Float32Array(0) }, file("x.png")), "height", "got 0");
  });

  it("says in a sentence where it cannot write", async () => {
    mkdirSync(file("taken"));
    await expectRefusal(writePng(image([0, 0, 0]), file("absent/x.png")), "absent/x.png", "no folder", "make it first");
    await expectRefusal(writePng(image([0, 0, 0]), file("taken")), "taken", "a folder of that name");
    expect(readdirSync(file("")).sort()).to.deep.equal(["levels.png", "taken"]);
  });

  it("gives the same bytes as the file", async () => {
    const picture = image([0.1, 0.2, 0.3, 0.4, 0.5, 0.6]);
    await writePng(picture, file("levels.png"));
    expect(await pngBytes(picture)).to.deep.equal(readFileSync(file("levels.png")));
  });

  it("gives a JPEG near the picture, its colors as sharp as its gray", async () => {
    const picture = { height: 16, width: 16, data: new Float32Array(768).fill(0) };
    for (let i = 0; i < 256; i++) picture.data[3 * i + ((i >> 3) % 2 === 0 ? 0 : 2)] = 1; // left half red, right half blue
    const jpeg = await jpegBytes(picture);
    expect([...jpeg.subarray(0, 3)]).to.deep.equal([0xff, 0xd8, 0xff]);
    const { data } = await sharp(jpeg).raw().toBuffer({ resolveWithObject: true });
    const off = data.map((level, i) => Math.abs(level - 255 * picture.data[i]!));
    expect(Math.max(...off)).to.be.below(12);
    picture.data[7] = NaN;
    await expectRefusal(jpegBytes(picture), "jpegBytes", "got NaN at row 0, column 2, channel 1");
  });
});
