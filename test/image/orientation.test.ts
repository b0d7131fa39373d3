import { writeFileSync } from "node:fs";
import { expect } from "chai";
import sharp, { type Sharp } from "sharp";
import { readImage } from "../../src/image/read";
import { furthest, rgb, six } from "./odd-images";
import { temporaryFolder } from "./temporary";

describe("orientation", () => {
  const path = temporaryFolder();

  /** Where the stored pixel stands that comes to be the upright picture's pixels, row by row. EXIF 2.32, Orientation. */
  const upright: Record<number, readonly [height: number, width: number, from: readonly number[]]> = {
    1: [2, 3, [0, 1, 2, 3, 4, 5]],
    2: [2, 3, [2, 1, 0, 5, 4, 3]],
    3: [2, 3, [5, 4, 3, 2, 1, 0]],
    4: [2, 3, [3, 4, 5, 0, 1, 2]],
    5: [3, 2, [0, 3, 1, 4, 2, 5]],
    6: [3, 2, [3, 0, 4, 1, 5, 2]],
    7: [3, 2, [5, 2, 4, 1, 3, 0]],
    8: [3, 2, [2, 5, 1, 4, 0, 3]],
  };
  /** The six colors as blocks of 16 × 16: whole blocks of JPEG, so that no color runs over. */
  const blocks = () => rgb(six, 3).resize(48, 32, { kernel: "nearest" });
  const kinds: Record<string, (picture: Sharp) => Sharp> = {
    JPEG: (picture) => picture.jpeg({ quality: 100, chromaSubsampling: "4:4:4" }),
    PNG: (picture) => picture.png(),
    WebP: (picture) => picture.webp({ lossless: true }),
    AVIF: (picture) => picture.avif({ quality: 100, chromaSubsampling: "4:4:4" }),
    TIFF: (picture) => picture.tiff({ compression: "none" }),
  };
  for (const [kind, file] of Object.entries(kinds))
    it(`turns a ${kind} upright by each of the eight orientations`, async () => {
      for (const [orientation, [height, width, from]] of Object.entries(upright)) {
        const picture = await blocks().png().toBuffer();
        writeFileSync(path("turned"), await file(sharp(picture).withMetadata({ orientation: Number(orientation) })).toBuffer()); // prettier-ignore
        const image = await readImage(path("turned"));
        expect([image.height, image.width], orientation).to.deep.equal([16 * height, 16 * width]);
        const centers = from.map((_, i) => (16 * Math.floor(i / width) + 8) * 16 * width + 16 * (i % width) + 8);
        const data = Float32Array.from(centers.flatMap((at) => Array.from(image.data.slice(3 * at, 3 * at + 3))));
        const wanted = from.flatMap((at) => six.slice(3 * at, 3 * at + 3));
        expect(furthest(wanted, data), `orientation ${orientation}`).to.be.at.most(3);
      }
    });
});
