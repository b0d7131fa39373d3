/** Bytes of one number of a TIFF's types: 1 BYTE, 3 SHORT, 4 LONG. Those are all that is looked at here. */
const sizes: Readonly<Record<number, number>> = { 1: 1, 3: 2, 4: 4 };

/**
 * The tags of a TIFF's first page that hold whole numbers, each with its first one. Tells nothing of a damaged file's
 * unreadable rest: that is refused where its pixels are read.
 * Source: TIFF 6.0, section 2, and BigTIFF (magic 43: 8-byte offsets and counts).
 */
export function tiffTags(bytes: Buffer): ReadonlyMap<number, number> {
  const little = bytes.toString("latin1", 0, 2) === "II";
  const number = (at: number, size: number): number =>
    !(at + size <= bytes.length) ? NaN : little ? bytes.readUIntLE(at, size) : bytes.readUIntBE(at, size);
  const big = number(2, 2) === 43;
  /** An offset or a count; of 8 bytes no file uses more than 6. */
  const long = (at: number): number => (big ? number(little ? at : at + 2, 6) : number(at, 4));
  const [directory, entrySize, room] = big ? [long(8), 20, 8] : [long(4), 12, 4];
  const first = directory + (big ? 8 : 2);
  const end = Math.min(bytes.length, first + entrySize * (big ? long(directory) : number(directory, 2)));
  const tags = new Map<number, number>();
  for (let at = first; at + entrySize <= end; at += entrySize) {
    const size = sizes[number(at + 2, 2)];
    if (size === undefined) continue;
    const value = at + entrySize - room;
    const fits = size * long(at + 4) <= room;
    tags.set(number(at, 2), number(fits ? value : long(value), size));
  }
  return tags;
}

/** Why a TIFF's first page is not what a reader expects, with what to do; undefined where nothing is against it. */
export function tiffTrouble(bytes: Buffer): string | undefined {
  const tags = tiffTags(bytes);
  const photometric = tags.get(262);
  const isRaw = tags.has(50706) || photometric === 32803 || photometric === 34892; // DNGVersion, a sensor's colors
  // A camera's other raw files are TIFFs too, whose first page is a thumbnail.
  if (isRaw || (tags.get(254) ?? 0) & 1)
    return "a camera's raw file, or a thumbnail as its first page; develop it and save it as a 16-bit TIFF or PNG";
  // libvips takes luma and chroma for red, green and blue unless they are compressed as JPEG.
  if (photometric === 6 && tags.get(259) !== 7) return "a TIFF of YCbCr colors; save it with RGB colors, or as PNG";
  return undefined;
}
