import { crc32 } from "node:zlib";
import sharp from "sharp";
import { demand } from "../core/demand";

const KEYWORD = "Description";

/** Signature (8 bytes) and the IHDR chunk (25 bytes): what must stand before any other chunk. */
const HEAD = 33;

/**
 * A PNG with a text in it that viewers show (Pillow `info["Description"]`, exiftool, ImageMagick): a tEXt chunk right
 * after the header, by hand since sharp writes none. The pixels' bytes stay as they are.
 * Source: PNG 3rd edition, 11.3.3.2 (tEXt is Latin-1; only ASCII is taken here, which every reader agrees on).
 */
export function describedPng(png: Buffer, text: string): Buffer {
  demand(/^[ -~]+$/.test(text), "describedPng", "one line of printable ASCII", text);
  const body = Buffer.from(`tEXt${KEYWORD}\0${text}`, "latin1");
  const chunk = Buffer.alloc(4 + body.length + 4);
  chunk.writeUInt32BE(body.length - 4, 0);
  body.copy(chunk, 4);
  chunk.writeUInt32BE(crc32(body), 4 + body.length);
  return Buffer.concat([png.subarray(0, HEAD), chunk, png.subarray(HEAD)]);
}

/** The text that `describedPng` put into a PNG's bytes, or undefined where there is none. @throws Error for no image */
export async function descriptionOf(png: Buffer): Promise<string | undefined> {
  const { comments = [] } = await sharp(png).metadata();
  return comments.find(({ keyword }) => keyword === KEYWORD)?.text;
}
