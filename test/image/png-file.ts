import { crc32, deflateSync } from "node:zlib";

export interface PngFile {
  readonly width: number;
  readonly height: number;
  /** Bits of a number: 1, 2, 4, 8 or 16. */
  readonly bits: number;
  /** 0 gray, 2 RGB, 3 palette, 4 gray and alpha, 6 RGB and alpha. */
  readonly type: number;
  /** Rows of pixels, packed as PNG has them; 16-bit numbers big-endian. */
  readonly pixels: Buffer;
  /** Chunks between header and pixels. */
  readonly chunks?: readonly Buffer[];
}

/** A PNG by hand, unfiltered: what sharp writes is never as odd as what users have. */
export function pngFile({ width, height, bits, type, pixels, chunks = [] }: PngFile): Buffer {
  const size = pixels.length / height;
  const rows = Array.from({ length: height }, (_, y) => [
    Buffer.of(0),
    pixels.subarray(y * size, (y + 1) * size),
  ]).flat();
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    header(width, height, bits, type),
    ...chunks,
    chunk("IDAT", deflateSync(Buffer.concat(rows))),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

/** A PNG that says how large it is and then holds no pixels: signature, IHDR (8-bit RGB), an empty IDAT, IEND. */
export function pngHeader(width: number, height: number): Buffer {
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    header(width, height, 8, 2),
    chunk("IDAT", Buffer.alloc(0)),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

/** The chunk that holds a color profile. */
export function profileChunk(icc: Buffer): Buffer {
  return chunk("iCCP", Buffer.concat([Buffer.from("a profile\0\0", "latin1"), deflateSync(icc)]));
}

export function chunk(name: string, content: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, "ascii"), content]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(content.length);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}

/** Numbers as 16-bit big-endian bytes. */
export function deep(...levels: readonly number[]): Buffer {
  const bytes = Buffer.alloc(2 * levels.length);
  levels.forEach((level, i) => bytes.writeUInt16BE(level, 2 * i));
  return bytes;
}

function header(width: number, height: number, bits: number, type: number): Buffer {
  const content = Buffer.alloc(13);
  content.writeUInt32BE(width, 0);
  content.writeUInt32BE(height, 4);
  content.set([bits, type, 0, 0, 0], 8);
  return chunk("IHDR", content);
}
