/** Colors of a screen: x, y of red, green and blue for white D65, and the exponent of its curve. */
export interface Screen {
  readonly name: string;
  readonly gamma: number;
  /** Columns: XYZ of red, green, blue under D50 (adapted by Bradford); they sum to D50's 0.9642, 1, 0.8249. */
  readonly columns: readonly (readonly [number, number, number])[];
}

/** Adobe RGB (1998), § 4.3.5.3 and its annex: gamma 2 + 51/256, these columns. */
export const adobeRgb: Screen = {
  name: "Adobe RGB (1998)",
  gamma: 563 / 256,
  columns: [
    [0.60974, 0.31111, 0.01947],
    [0.20528, 0.62567, 0.06087],
    [0.14919, 0.06322, 0.74457],
  ],
};

/** An ICC profile (version 2, display, matrix and curve) of a screen, whole as a file would hold it. */
export function screenProfile({ name, gamma, columns }: Screen): Buffer {
  const curve = gammaCurve(gamma);
  return profile("RGB ", [
    ["desc", description(name)],
    ["wtpt", xyz([0.9642, 1, 0.8249])],
    ...columns.map((column, i) => [`${"rgb"[i]!}XYZ`, xyz(column)] as const),
    ...["rTRC", "gTRC", "bTRC"].map((tag) => [tag, curve] as const),
  ]);
}

/** An ICC profile of gray whose light goes as level to the power of gamma. */
export function grayProfile(name: string, gamma: number): Buffer {
  return profile("GRAY", [
    ["desc", description(name)],
    ["wtpt", xyz([0.9642, 1, 0.8249])],
    ["kTRC", gammaCurve(gamma)],
  ]);
}

function profile(space: string, tags: readonly (readonly [string, Buffer])[]): Buffer {
  const table = Buffer.alloc(4 + 12 * tags.length);
  table.writeUInt32BE(tags.length, 0);
  let at = 128 + table.length;
  tags.forEach(([tag, content], i) => {
    table.write(tag, 4 + 12 * i, "ascii");
    table.writeUInt32BE(at, 8 + 12 * i);
    table.writeUInt32BE(content.length, 12 + 12 * i);
    at += content.length;
  });
  const header = Buffer.alloc(128);
  header.writeUInt32BE(at, 0);
  header.writeUInt32BE(0x02100000, 8); // version 2.1
  header.write(`mntr${space}XYZ `, 12, "ascii");
  header.writeUInt16BE(2000, 24);
  header.writeUInt16BE(1, 26);
  header.writeUInt16BE(1, 28);
  header.write("acsp", 36, "ascii");
  xyzNumbers([0.9642, 1, 0.8249]).copy(header, 68);
  return Buffer.concat([header, table, ...tags.map(([, content]) => content)]);
}

/** textDescriptionType: the ASCII text, then no Unicode and no Macintosh text; padded to four bytes. */
function description(text: string): Buffer {
  const content = Buffer.alloc(Math.ceil((12 + text.length + 1 + 12 + 67) / 4) * 4);
  content.write("desc", 0, "ascii");
  content.writeUInt32BE(text.length + 1, 8);
  content.write(text, 12, "ascii");
  return content;
}

function xyz(numbers: readonly number[]): Buffer {
  return Buffer.concat([Buffer.from("XYZ \0\0\0\0", "ascii"), xyzNumbers(numbers)]);
}

/** s15Fixed16. */
function xyzNumbers(numbers: readonly number[]): Buffer {
  const content = Buffer.alloc(4 * numbers.length);
  numbers.forEach((number, i) => content.writeInt32BE(Math.round(65536 * number), 4 * i));
  return content;
}

/** curveType with one entry: a gamma as u8Fixed8. */
function gammaCurve(gamma: number): Buffer {
  const content = Buffer.alloc(16);
  content.write("curv", 0, "ascii");
  content.writeUInt32BE(1, 8);
  content.writeUInt16BE(Math.round(256 * gamma), 12);
  return content;
}
