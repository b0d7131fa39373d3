import sharp from "sharp";
import type { Image } from "./image";
import { maxPixels } from "./limits";

/** What a file's header tells of its pixels: `Metadata` of sharp. */
export interface PixelLayout {
  /** Color space, as "srgb", "rgb16", "b-w", "grey16", "cmyk", "labs". */
  readonly space: string;
  /** Type of its numbers, as "uchar", "ushort", "float". */
  readonly depth: string;
  /** Color profile that comes with it. */
  readonly icc?: Buffer | undefined;
}

export interface Decoded {
  readonly image: Image;
  /** Some pixel let the white through. */
  readonly transparent: boolean;
  /** A profile came with the picture and could not be used. */
  readonly profileLost: boolean;
}

/** 16-bit gray with a profile: libvips converts gray by a profile at 8 bits only. */
export function losesDepth({ space, icc }: PixelLayout): boolean {
  return space === "grey16" && icc !== undefined;
}

/**
 * The first picture in a file's bytes, upright, as sRGB over white.
 * 8-bit and 16-bit pictures go different ways: asking for 16 bits of an 8-bit picture would not give back 257 · value.
 * @throws Error where it is cut short, damaged, or has more channels than color and transparency
 */
export async function decode(bytes: Buffer, layout: PixelLayout): Promise<Decoded> {
  const deep = (layout.space === "rgb16" || layout.space === "grey16") && !losesDepth(layout);
  const first = await levelsOf(bytes, layout, deep, false);
  // A damaged profile may have spoiled the second step of a 16-bit conversion.
  const { data, info } = first.profileLost ? await levelsOf(bytes, layout, deep, true) : first;
  const { height, width, channels } = info;
  if (channels !== 3 && channels !== 4) throw new Error(`${channels} channels`);
  const levels = deep ? new Uint16Array(data.buffer, data.byteOffset, data.length / 2) : data;
  const { pixels, transparent } = overWhite(levels, channels, deep ? 65535 : 255);
  return { image: { height, width, data: pixels }, transparent, profileLost: first.profileLost };
}

async function levelsOf(bytes: Buffer, layout: PixelLayout, deep: boolean, ignoreIcc: boolean) {
  let profileLost = false;
  let pipeline = sharp(bytes, { failOn: "error", limitInputPixels: maxPixels, ignoreIcc })
    .autoOrient()
    .toColorspace(deep ? "rgb16" : "srgb")
    .raw({ depth: deep ? "ushort" : "uchar" });
  if (layout.icc !== undefined && !ignoreIcc) {
    if (losesDepth(layout)) pipeline = pipeline.pipelineColorspace("b-w");
    // By itself sharp would give a 16-bit picture with a profile in Display P3's numbers.
    if (layout.space === "rgb16") pipeline = pipeline.withIccProfile("srgb");
  }
  pipeline.on("warning", (warning: string) => {
    if (/profile/i.test(warning)) profileLost = true;
  });
  return { ...(await pipeline.toBuffer({ resolveWithObject: true })), profileLost };
}

/** Laid over white here, since sharp's own `flatten` takes 65280 for white in a 16-bit picture. */
function overWhite(levels: Uint8Array | Uint16Array, channels: 3 | 4, full: number) {
  const pixels = new Float32Array((levels.length / channels) * 3);
  let transparent = false;
  for (let i = 0, at = 0; i < levels.length; i += channels) {
    const alpha = channels === 4 ? levels[i + 3]! / full : 1;
    if (alpha < 1) transparent = true;
    for (let c = 0; c < 3; c++) pixels[at++] = (levels[i + c]! / full) * alpha + (1 - alpha);
  }
  return { pixels, transparent };
}
