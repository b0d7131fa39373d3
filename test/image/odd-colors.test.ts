import sharp, { type Sharp } from "sharp";
import { adobeRgb, grayProfile, screenProfile } from "./icc-profile";
import { BLACK, BLUE, grays, itReads, OVER_WHITE, page, RED, rgb, short, six, WHITE, type Odd } from "./odd-images";
import { deep, pngFile, profileChunk } from "./png-file";
import { tiffFile } from "./tiff-file";

/** 64 pixels of a color: a block of JPEG. */
const block = (color: readonly number[]) => Array.from({ length: 64 }, () => color).flat();
const PRESS = "is CMYK without a profile; it was converted to sRGB as if for a common press";
const converted = (name: string) => `was converted to sRGB from its color profile "${name}"`;

// Adobe RGB (1998) 200, 100, 50 is XYZ (level/255)^2.19922 times the columns; in sRGB that is 227.05, 100.10, 42.30, as
// Pillow's ImageCms has it, too. Its gray 128 is 129.03, as sRGB's curve is another; its green 10, 240, 30 has more than
// sRGB's full saturation: 0, 239.79, 0 after clipping.
const adobe = [200, 100, 50, 128, 128, 128, 10, 240, 30];
const adobeInSrgb = [227.05, 100.1, 42.3, 129.03, 129.03, 129.03, 0, 239.79, 0];
const adobeIcc = screenProfile(adobeRgb);
// Gray whose light goes as level^1.8: (128/255)^1.8 = 0.2892, in sRGB 1.055 · 0.2892^(1/2.4) − 0.055 = 0.574 = 146.4/255;
// (200/255)^1.8 = 0.6458 is 210.2/255.
const gamma18 = grayProfile("Gray gamma 1.8", 1.8);
// Inks in percent 0 100 100 0, 100 0 0 0, 0 0 0 100, 0 0 0 0; the colors as Pillow's ImageCms gives them for the same
// profile, which sharp brings along.
const inks = Buffer.of(0, 255, 255, 0, 255, 0, 0, 0, 0, 0, 0, 255, 0, 0, 0, 0);
const inksInSrgb = [232, 0, 0, 0, 153, 227, 20, 5, 0, 255, 255, 255];
const cmyk = { width: 4, height: 1, samples: 4, bits: 8, photometric: 5, pixels: inks };
const inked = (file: (picture: Sharp) => Sharp) => file(rgb(six, 3).toColorspace("cmyk")).toBuffer();
const inkedIcc = inked((picture) => picture.withIccProfile("cmyk").jpeg()).then(
  async (file) => (await sharp(file).metadata()).icc!,
);

const odd: Record<string, Odd> = {
  "a 16-bit PNG": {
    file: pngFile({ width: 2, height: 1, bits: 16, type: 2, pixels: deep(0, 1, 257, 30000, 65534, 65535) }),
    size: [1, 2],
    levels: [0, 1 / 257, 1, 30000 / 257, 65534 / 257, 255],
    within: 1e-4, // 16 bits are kept: half a step of theirs is 2e-3.
  },
  "a 16-bit gray TIFF": {
    file: tiffFile({ ...page, samples: 1, bits: 16, photometric: 1, pixels: short(1, 30000) }),
    size: [1, 2],
    levels: grays(1 / 257, 30000 / 257),
    within: 1e-4,
  },
  "a 16-bit TIFF with alpha": {
    // 30000/257 = 116.73 under half of white: · 0.5 + 127.5.
    file: tiffFile({ ...page, width: 1, samples: 4, bits: 16, pixels: short(30000, 0, 65535, 32768), tags: { 338: [2] } }), // prettier-ignore
    size: [1, 1],
    levels: [116.73 * 0.5 + 127.5, 127.5, 255],
    notes: [OVER_WHITE],
  },
  "a PNG in Adobe RGB": {
    file: pngFile({ width: 3, height: 1, bits: 8, type: 2, pixels: Buffer.from(adobe), chunks: [profileChunk(adobeIcc)] }), // prettier-ignore
    size: [1, 3],
    levels: adobeInSrgb,
    within: 0.5,
    notes: [converted("Adobe RGB (1998)")],
  },
  "a 16-bit PNG in Adobe RGB": {
    file: pngFile({ width: 3, height: 1, bits: 16, type: 2, pixels: deep(...adobe.map((level) => 257 * level)), chunks: [profileChunk(adobeIcc)] }), // prettier-ignore
    size: [1, 3],
    levels: adobeInSrgb,
    within: 0.02,
    notes: [converted("Adobe RGB (1998)")],
    sharpIsWrong: "it gives a 16-bit picture with a profile in Display P3's numbers",
  },
  "a 16-bit TIFF in Adobe RGB with alpha": {
    file: tiffFile({ ...page, width: 1, samples: 4, bits: 16, pixels: short(...[200, 100, 50, 255].map((level) => 257 * level)), tags: { 338: [2] }, icc: adobeIcc }), // prettier-ignore
    size: [1, 1],
    levels: adobeInSrgb.slice(0, 3),
    within: 0.02,
    notes: [converted("Adobe RGB (1998)")],
    sharpIsWrong: "as above",
  },
  "a WebP in Display P3": {
    file: rgb([200, 100, 50, 128, 128, 128], 2).withIccProfile("p3").webp({ lossless: true }).toBuffer(),
    size: [1, 2],
    levels: [200, 100, 50, 128, 128, 128],
    within: 1.01, // The file holds 8-bit numbers of Display P3, about 188, 105, 62.
    notes: [converted("sP3C")],
  },
  "an AVIF in Display P3": {
    file: rgb([200, 100, 50, 128, 128, 128], 2).withIccProfile("p3").avif({ quality: 100, chromaSubsampling: "4:4:4" }).toBuffer(), // prettier-ignore
    size: [1, 2],
    levels: [200, 100, 50, 128, 128, 128],
    within: 3,
    notes: [converted("sP3C")],
  },
  "a JPEG with sRGB's own profile": {
    file: rgb(block([77, 77, 77]), 8)
      .withIccProfile("srgb")
      .jpeg({ quality: 100 })
      .toBuffer(),
    size: [8, 8],
    levels: block([77, 77, 77]),
    within: 1,
  },
  "a gray PNG with a profile": {
    file: pngFile({ width: 2, height: 1, bits: 8, type: 0, pixels: Buffer.of(128, 200), chunks: [profileChunk(gamma18)] }), // prettier-ignore
    size: [1, 2],
    levels: grays(146.4, 210.2),
    within: 0.5,
    notes: [converted("Gray gamma 1.8")],
  },
  "a 16-bit gray PNG with a profile": {
    file: pngFile({ width: 2, height: 1, bits: 16, type: 0, pixels: deep(128 * 257, 200 * 257), chunks: [profileChunk(gamma18)] }), // prettier-ignore
    size: [1, 2],
    levels: grays(146.4, 210.2),
    within: 0.5,
    notes: [converted("Gray gamma 1.8"), "is 16-bit gray with a color profile; 8 bits of it were kept"],
    sharpIsWrong: "it leaves the profile aside",
  },
  "a TIFF with a damaged profile": {
    file: tiffFile({ ...page, icc: Buffer.alloc(300, 7) }),
    size: [1, 2],
    levels: [RED, BLUE].flat(),
    notes: ["has a color profile that cannot be used; it was read without"],
  },
  "a 16-bit TIFF with a damaged profile": {
    file: tiffFile({ ...page, width: 1, bits: 16, pixels: short(10, 20000, 60000), icc: Buffer.alloc(300, 7) }),
    size: [1, 1],
    levels: [10 / 257, 20000 / 257, 60000 / 257],
    within: 1e-4,
    notes: ["has a color profile that cannot be used; it was read without"],
    sharpIsWrong: "it takes the picture's numbers for other colors'",
  },
  "a PNG with a gray profile for its colors": {
    file: pngFile({ width: 2, height: 1, bits: 8, type: 2, pixels: page.pixels, chunks: [profileChunk(gamma18)] }),
    size: [1, 2],
    levels: [RED, BLUE].flat(),
    notes: ["has a color profile that cannot be used; it was read without"],
  },
  "a CMYK TIFF with a profile": {
    file: inkedIcc.then((icc) => tiffFile({ ...cmyk, icc })),
    size: [1, 4],
    levels: inksInSrgb,
    within: 1,
    notes: [converted("Chemical proof")],
  },
  "a CMYK TIFF without a profile": {
    file: tiffFile(cmyk),
    size: [1, 4],
    levels: inksInSrgb,
    within: 1,
    notes: [PRESS],
  },
  "a 16-bit CMYK TIFF": {
    file: tiffFile({ ...cmyk, bits: 16, pixels: short(...[...inks].map((level) => 257 * level)) }),
    size: [1, 4],
    levels: inksInSrgb,
    within: 1,
    notes: [PRESS],
  },
  "a CMYK JPEG without a profile, inverted as Adobe's": {
    // Sixteen by eight pixels without ink: paper is white whatever the press, and black where the inversion is missed.
    file: rgb(Array<number>(384).fill(255), 16).toColorspace("cmyk").jpeg().toBuffer(),
    size: [8, 16],
    levels: Array<number>(384).fill(255),
    within: 1,
    notes: [PRESS],
  },
  "a CMYK JPEG with a profile": {
    // Red, blue, black and white as far as that press can print them; the colors as Pillow's ImageCms has them.
    file: rgb([RED, BLUE, BLACK, WHITE].flatMap(block), 8).toColorspace("cmyk").withIccProfile("cmyk").jpeg({ quality: 100 }).toBuffer(), // prettier-ignore
    size: [32, 8],
    levels: [[223, 31, 28], [33, 63, 122], [40, 38, 27], [255, 255, 255]].flatMap(block), // prettier-ignore
    within: 2,
    notes: [converted("Chemical proof")],
  },
  "a 16-bit Lab TIFF": {
    // Lab 53.24, 80.09, 67.20 is sRGB's red; 50, 0, 0 its 118.9. Lightness of 65535 for 100, a and b of 256 for 1.
    file: tiffFile({ ...page, bits: 16, photometric: 8, pixels: short(34891, 20503, 17203, 32768, 0, 0) }),
    size: [1, 2],
    levels: [255, 0, 0, 118.9, 118.9, 118.9],
    within: 1.5,
    notes: ["was converted to sRGB from Lab"],
  },
};

describe("odd colors", () => itReads(odd));
