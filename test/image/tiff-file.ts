export interface TiffPage {
  readonly width: number;
  readonly height: number;
  /** Numbers a pixel and bits of each. */
  readonly samples: number;
  readonly bits: number;
  /** 0 white is zero, 1 black is zero, 2 RGB, 3 palette, 5 CMYK, 6 YCbCr, 8 CIELab. */
  readonly photometric: number;
  /** Rows of pixels; 16-bit numbers little-endian. */
  readonly pixels: Buffer;
  /** Further tags, or other values of those above: SHORTs. */
  readonly tags?: Readonly<Record<number, readonly number[]>>;
  /** ICC profile. */
  readonly icc?: Buffer;
}

const SHORT = 3;
const LONG = 4;
const UNDEFINED = 7;

/** A little-endian, uncompressed TIFF by hand. */
export function tiffFile(...pages: readonly TiffPage[]): Buffer {
  const parts: Buffer[] = [Buffer.from("II*\0\0\0\0\0", "latin1")];
  let length = 8;
  const add = (part: Buffer): number => {
    const at = length;
    const padded = Buffer.concat([part, Buffer.alloc(part.length % 2)]);
    parts.push(padded);
    length += padded.length;
    return at;
  };
  let link: readonly [buffer: Buffer, at: number] = [parts[0]!, 4];
  for (const page of pages) {
    const entries = entriesOf(page, add(page.pixels)).map(([tag, type, values]) => {
      const entry = Buffer.alloc(12);
      entry.writeUInt16LE(tag, 0);
      entry.writeUInt16LE(type, 2);
      entry.writeUInt32LE(values.length, 4);
      const content = bytesOf(type, values);
      if (content.length <= 4) content.copy(entry, 8);
      else entry.writeUInt32LE(add(content), 8);
      return entry;
    });
    const directory = Buffer.concat([Buffer.alloc(2), ...entries, Buffer.alloc(4)]);
    directory.writeUInt16LE(entries.length, 0);
    link[0].writeUInt32LE(length, link[1]);
    parts.push(directory);
    length += directory.length;
    link = [directory, directory.length - 4];
  }
  return Buffer.concat(parts);
}

type Entry = readonly [tag: number, type: number, values: readonly number[] | Buffer];

function entriesOf(page: TiffPage, pixelsAt: number): Entry[] {
  const { width, height, samples, bits, photometric, pixels, tags = {}, icc } = page;
  const shorts: Record<number, readonly number[]> = {
    256: [width],
    257: [height],
    258: Array.from({ length: samples }, () => bits),
    259: [1],
    262: [photometric],
    277: [samples],
    278: [height],
    ...tags,
  };
  const entries: Entry[] = [
    ...Object.entries(shorts).map(([tag, values]) => [Number(tag), SHORT, values] as const),
    [273, LONG, [pixelsAt]],
    [279, LONG, [pixels.length]],
    ...(icc ? [[34675, UNDEFINED, icc] as const] : []),
  ];
  return entries.sort(([a], [b]) => a - b);
}

function bytesOf(type: number, values: readonly number[] | Buffer): Buffer {
  if (Buffer.isBuffer(values)) return values;
  const size = type === SHORT ? 2 : 4;
  const bytes = Buffer.alloc(size * values.length);
  values.forEach((value, i) => bytes.writeUIntLE(value, size * i, size));
  return bytes;
}
