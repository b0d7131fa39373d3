import { writeFileSync } from "node:fs";
import { expect } from "chai";
import sharp from "sharp";
import { readImage } from "../../src/image/read";
import { temporaryFolder } from "./temporary";

/** A file, what its pixels are (levels of 255, row by row), and how far they may be off. */
export interface Odd {
  readonly file: Buffer | Promise<Buffer>;
  /** [height, width]. */
  readonly size: readonly [number, number];
  readonly levels: readonly number[];
  /** Default 0.01: lossless, and known exactly. */
  readonly within?: number;
  /** Sentences that are told of it, without its name. */
  readonly notes?: readonly string[];
  /** Where sharp's own conversion is not what a reader wants, why. */
  readonly sharpIsWrong?: string;
}

export const [RED, GREEN, BLUE] = [[255, 0, 0], [0, 255, 0], [0, 0, 255]] as const; // prettier-ignore
export const [BLACK, GRAY, WHITE] = [[0, 0, 0], [128, 128, 128], [255, 255, 255]] as const; // prettier-ignore
/** Three across, two down. */
export const six = [RED, GREEN, BLUE, BLACK, GRAY, WHITE].flat();
export const grays = (...levels: number[]) => levels.flatMap((level) => [level, level, level]);
export const rgb = (levels: readonly number[], width: number) =>
  sharp(Buffer.from(levels), { raw: { width, height: levels.length / width / 3, channels: 3 } });

/** A TIFF's page: red, then blue. */
export const page = { width: 2, height: 1, samples: 3, bits: 8, photometric: 2, pixels: Buffer.of(255, 0, 0, 0, 0, 255) }; // prettier-ignore
/** 16-bit numbers as a TIFF has them. */
export const short = (...numbers: number[]) => Buffer.from(Uint16Array.from(numbers).buffer);

export const OVER_WHITE = "is transparent in places; it was laid over white";

/** Of sharp's way to sRGB, over white: levels of 255. */
async function sharpsOwn(file: Buffer): Promise<number[]> {
  const pipeline = sharp(file).on("warning", () => undefined).autoOrient().flatten({ background: "white" }); // prettier-ignore
  const { data, info } = await pipeline
    .toColorspace("srgb")
    .raw({ depth: "uchar" })
    .toBuffer({ resolveWithObject: true });
  expect(info.channels).to.equal(3);
  return [...data];
}

/** The largest difference of pixels from levels of 255. */
export const furthest = (levels: readonly number[], data: Float32Array) =>
  Math.max(...levels.map((level, i) => Math.abs(level - 255 * data[i]!)));

/** A test for each: the right pixels, the right notes, and as sharp has them. */
export function itReads(odd: Readonly<Record<string, Odd>>): void {
  const path = temporaryFolder();

  for (const [kind, { file, size, levels, within = 0.01, notes = [], sharpIsWrong }] of Object.entries(odd))
    it(`reads ${kind}`, async () => {
      writeFileSync(path("odd"), await file);
      const told: string[] = [];
      const { height, width, data } = await readImage(path("odd"), { onNote: (note) => told.push(note) });
      expect([height, width]).to.deep.equal(size);
      expect(data.length).to.equal(levels.length);
      expect(furthest(levels, data), `levels ${Array.from(data.slice(0, 12), (x) => 255 * x).join()}`).to.be.at.most(
        within,
      );
      expect(told).to.deep.equal(notes.map((note) => `"${path("odd")}" ${note}`));
      const own = furthest(await sharpsOwn(await file), data);
      if (sharpIsWrong === undefined) expect(own, "from sharp's own conversion").to.be.at.most(1.001);
      else expect(own, `sharp may have mended that ${sharpIsWrong}`).to.be.above(5);
    });
}
