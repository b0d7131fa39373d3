import { expect } from "chai";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import sharp, { type Sharp } from "sharp";
import { openExemplar } from "../../src/cli/exemplar";
import { exemplars } from "../../src/exemplars";
import { readImage } from "../../src/image/read";
import { pngBytes } from "../../src/image/write";
import { recordSchema } from "../../src/synthesis/record";
import { recordKeyOf } from "../../src/synthesis/record-mark";
import { temporaryFolder } from "../image/temporary";
import { inParallel, texture } from "./texture";

const cloth = exemplars.cloth.draw({ height: 24, width: 32, seed: 1 });
const options = ["--evaluations", "2", "--scales", "1"];

/** Its end of the name, what is written, and what is told of it. */
const odd: Record<string, readonly [make: (picture: Sharp) => Sharp, note?: RegExp]> = {
  webp: [(picture) => picture.webp()],
  avif: [(picture) => picture.avif({ effort: 0 })],
  tif: [(picture) => picture.tiff({ compression: "lzw" })],
  gif: [(picture) => picture.gif()],
  "turned.jpg": [(picture) => picture.withMetadata({ orientation: 6 }).jpeg()],
  "gray.png": [(picture) => picture.toColorspace("b-w").png()],
  "palette.png": [(picture) => picture.png({ palette: true, colors: 16 })],
  "clear.png": [(picture) => picture.ensureAlpha(0.5).png(), /laid over white/],
  "deep.png": [(picture) => picture.toColorspace("rgb16").png()],
  "press.jpg": [(picture) => picture.toColorspace("cmyk").withIccProfile("cmyk").jpeg(), /"Chemical proof"/],
  "wide.jpg": [(picture) => picture.withIccProfile("p3").jpeg(), /"sP3C"/],
};

describe("texture synthesize, images", () => {
  const path = temporaryFolder();
  const lines = (text: string) => text.split("\n").filter((line) => line !== "");

  it("makes a texture of each kind, and tells once what was done to it", async function () {
    this.timeout(120_000);
    const png = await pngBytes(cloth);
    await inParallel(Object.entries(odd), async ([ending, [make, note]]) => {
      const file = path(`my cloth – größe.${ending}`);
      writeFileSync(file, await make(sharp(png)).toBuffer());
      const { code, stderr } = await texture(["synthesize", file, ...options, "--out", path(ending)]);
      expect(code, stderr).to.equal(0);
      const notes = lines(stderr).filter((line) => line.startsWith("texture: note: "));
      expect(notes.length, stderr).to.equal(note === undefined ? 0 : 1);
      if (note) expect(notes[0]).to.match(note).and.to.include(`"${file}"`);
      const [height, width] = ending === "turned.jpg" ? [32, 24] : [24, 32];
      expect(await readImage(path(`${ending}/image.png`)), ending).to.include({ height, width });
      const record = recordSchema.parse(JSON.parse(readFileSync(path(`${ending}/record.json`), "utf8")));
      expect(record.exemplar).to.include({ source: file, height, width });
      expect(await recordKeyOf(path(`${ending}/image.png`))).to.equal(record.key);
    });
  });

  it("tells it once for a file given twice, and nothing where it is to be quiet", async () => {
    const file = path("half.png");
    writeFileSync(file, await sharp(await pngBytes(cloth)).ensureAlpha(0.5).png().toBuffer()); // prettier-ignore
    const note = `texture: note: "${file}" is transparent in places; it was laid over white\n`;
    expect(await texture(["evaluate", file, file, "--features", "pixels"])).to.include({ code: 0, stderr: note });
    const quiet = await texture(["synthesize", file, ...options, "--quiet", "--out", path("quiet")]);
    expect(quiet).to.include({ code: 0, stdout: "", stderr: "" });
  });

  it("takes any name, and makes a folder of it that every system takes", async function () {
    this.timeout(120_000);
    const names: Record<string, RegExp> = {
      "a \"b\" 'c'.png": /^a -b- 'c'-\w{8}$/,
      "two\nlines.png": /^two-lines-\w{8}$/,
      "gro\u0308\u00dfe 石.png": /^gr\u00f6\u00dfe 石-\w{8}$/,
      "-dash.png": /^dash-\w{8}$/,
      "con.old.png": /^con_.old-\w{8}$/,
      [`${"x".repeat(251)}.png`]: /^x{80}-\w{8}$/,
    };
    const png = await pngBytes(cloth);
    await inParallel(Object.entries(names), async ([name, folder]) => {
      writeFileSync(path(name), png);
      const { code, stdout, stderr } = await texture(["synthesize", `./${name}`, ...options], { cwd: path("") });
      expect(code, stderr).to.equal(0);
      expect(lines(stdout), name).to.have.length(5);
      expect(lines(stderr), name).to.have.length(1);
      const made = readdirSync(path("out")).filter((entry) => folder.test(entry));
      expect(made, name).to.have.length(1);
      expect(existsSync(path(`out/${made[0]!}/image.png`))).to.be.true;
    });
  });

  it("says how to give a name that begins with a dash, and keeps odd names on one line", async () => {
    writeFileSync(path("-first.png"), await pngBytes(cloth));
    const dashed = await texture(["synthesize", "-first.png"], { cwd: path("") });
    expect(dashed).to.include({ code: 2, stdout: "" });
    expect(dashed.stderr).to.equal(
      "texture: unknown option '-first.png' (a file of that name is given as ./-first.png); see texture --help\n",
    );
    const { stderr } = await texture(["synthesize", "no\nsuch\u009b.png"]);
    expect(stderr).to.match(/^texture: readImage: .*"no\\nsuch\\u009b\.png", got no such file; check the path\n$/);
    const folder = await texture(["synthesize", path("-first.png"), ...options, "--out", path("two\nlines")]);
    expect(lines(folder.stdout)).to.have.length(5);
    expect(folder.stdout).to.include("two\\nlines/image.png");
  });

  it("takes a result for an exemplar as it takes any picture of its pixels", async () => {
    const result = path("webp/image.png");
    expect(await recordKeyOf(result)).to.match(/^[0-9a-f]{64}$/);
    writeFileSync(path("bare.png"), await pngBytes(await readImage(result)));
    expect(await recordKeyOf(path("bare.png"))).to.equal(undefined);
    const [marked, bare] = [await openExemplar(result), await openExemplar(path("bare.png"))];
    expect(marked.info.pixelsSha256).to.equal(bare.info.pixelsSha256);
  });
});
