import sharp, { type Sharp } from "sharp";
import { BLACK, BLUE, GREEN, grays, itReads, OVER_WHITE, page, RED, rgb, six, type Odd } from "./odd-images";
import { chunk, pngFile } from "./png-file";
import { tiffFile } from "./tiff-file";

const rgba = (...levels: number[]) =>
  sharp(Buffer.from(levels), { raw: { width: levels.length / 4, height: 1, channels: 4 } });
const same = (file: (picture: Sharp) => Sharp, within?: number): Odd => ({
  file: file(rgb(six, 3)).toBuffer(),
  size: [2, 3],
  levels: six,
  ...(within === undefined ? {} : { within }),
});
const palette = (...colors: (readonly number[])[]) => chunk("PLTE", Buffer.from(colors.flat()));
const gray = (bits: number, width: number, byte: number, chunks: Buffer[] = []) =>
  pngFile({ width, height: 1, bits, type: 0, pixels: Buffer.of(byte), chunks });
/** A quarter of red over white: 255, and 255 · (1 − 64/255) = 191; then nothing at all over white. */
const clear = { size: [1, 2], levels: [255, 191, 191, 255, 255, 255], notes: [OVER_WHITE] } as const;
/** Red, then blue, as two frames of one pixel. */
const frames = () =>
  sharp(Buffer.from([...RED, ...BLUE]), { raw: { width: 1, height: 2, channels: 3, pageHeight: 1 } });

const odd: Record<string, Odd> = {
  "an interlaced PNG": same((picture) => picture.png({ progressive: true })),
  "a lossless WebP": same((picture) => picture.webp({ lossless: true })),
  "an AVIF": same((picture) => picture.avif({ quality: 100, chromaSubsampling: "4:4:4" }), 2),
  "a 10-bit AVIF": same((picture) => picture.avif({ quality: 100, chromaSubsampling: "4:4:4", bitdepth: 10 }), 2),
  "a GIF": same((picture) => picture.gif()),
  "a TIFF": same((picture) => picture.tiff({ compression: "none" })),
  "a big-endian TIFF, LZW": same((picture) => picture.tiff({ compression: "lzw" })),
  "a BigTIFF in tiles": same((picture) => picture.tiff({ compression: "deflate", tile: true, bigtiff: true })),
  "a black and white PNG, 1 bit": { file: gray(1, 4, 0b0110_0000), size: [1, 4], levels: grays(0, 255, 255, 0) },
  "a gray PNG, 2 bits": { file: gray(2, 4, 0b00_01_10_11), size: [1, 4], levels: grays(0, 85, 170, 255) },
  "a gray PNG, 4 bits": { file: gray(4, 2, 0x1f), size: [1, 2], levels: grays(17, 255) },
  "a gray PNG with alpha": {
    file: pngFile({ width: 2, height: 1, bits: 8, type: 4, pixels: Buffer.of(100, 255, 0, 51) }),
    size: [1, 2],
    levels: grays(100, 204), // 255 · (1 − 51/255)
    notes: [OVER_WHITE],
  },
  "a PNG with a palette": {
    file: pngFile({ width: 4, height: 1, bits: 2, type: 3, pixels: Buffer.of(0b00_01_10_01), chunks: [palette(RED, GREEN, BLUE)] }), // prettier-ignore
    size: [1, 4],
    levels: [RED, GREEN, BLUE, GREEN].flat(),
  },
  "a PNG whose palette is transparent (tRNS)": {
    file: pngFile({ width: 2, height: 1, bits: 8, type: 3, pixels: Buffer.of(0, 1), chunks: [palette(RED, BLACK), chunk("tRNS", Buffer.of(64, 0))] }), // prettier-ignore
    ...clear,
  },
  "a gray PNG of which one level is transparent (tRNS)": {
    file: gray(4, 2, 0x1f, [chunk("tRNS", Buffer.of(0, 1))]),
    size: [1, 2],
    levels: grays(255, 255),
    notes: [OVER_WHITE],
  },
  "a PNG with alpha": { file: rgba(255, 0, 0, 64, 0, 0, 0, 0).png().toBuffer(), ...clear },
  "a PNG with alpha that lets nothing through": {
    file: rgba(255, 0, 0, 255, 9, 8, 7, 255).png().toBuffer(),
    size: [1, 2],
    levels: [255, 0, 0, 9, 8, 7],
  },
  "a WebP with alpha": { file: rgba(255, 0, 0, 64, 0, 0, 0, 0).webp({ lossless: true }).toBuffer(), ...clear },
  "an AVIF with alpha": {
    file: rgba(255, 0, 0, 64, 0, 0, 0, 0).avif({ quality: 100, chromaSubsampling: "4:4:4" }).toBuffer(),
    ...clear,
    within: 2,
  },
  "a GIF with a transparent color": {
    file: rgba(255, 0, 0, 255, 0, 0, 0, 0).gif().toBuffer(),
    size: [1, 2],
    levels: [255, 0, 0, 255, 255, 255],
    notes: [OVER_WHITE],
  },
  "a TIFF with alpha": {
    file: tiffFile({ ...page, samples: 4, pixels: Buffer.of(255, 0, 0, 64, 0, 0, 0, 0), tags: { 338: [2] } }),
    ...clear,
  },
  "a TIFF whose colors are multiplied by alpha": {
    // 64 of 255 red was stored as 255 · 64/255.
    file: tiffFile({ ...page, samples: 4, pixels: Buffer.of(64, 0, 0, 64, 0, 0, 0, 0), tags: { 338: [1] } }),
    ...clear,
  },
  "a TIFF in which white is zero, 1 bit": {
    file: tiffFile({ ...page, width: 4, samples: 1, bits: 1, photometric: 0, pixels: Buffer.of(0b0110_0000) }),
    size: [1, 4],
    levels: grays(255, 0, 0, 255),
  },
  "a TIFF with a palette": {
    file: tiffFile({ ...page, samples: 1, photometric: 3, pixels: Buffer.of(1, 0), tags: { 320: [65535, 0, ...Array<number>(254).fill(0), 0, 65535, ...Array<number>(510).fill(0)] } }), // prettier-ignore
    size: [1, 2],
    levels: [GREEN, RED].flat(),
  },
  "a TIFF of three pages of other sizes": {
    file: tiffFile(page, { ...page, width: 1, pixels: Buffer.of(1, 2, 3) }, page),
    size: [1, 2],
    levels: [RED, BLUE].flat(),
    notes: ["holds 3 pages; the first was taken"],
  },
  "an animated GIF": {
    file: frames().gif().toBuffer(), // prettier-ignore
    size: [1, 1],
    levels: RED,
    notes: ["holds 2 frames; the first was taken"],
  },
  "an animated WebP": {
    file: frames().webp({ lossless: true }).toBuffer(), // prettier-ignore
    size: [1, 1],
    levels: RED,
    notes: ["holds 2 frames; the first was taken"],
  },
};

describe("odd images", () => itReads(odd));
