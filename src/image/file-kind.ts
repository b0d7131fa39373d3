/** What a file is, by its first bytes; its name does not count. */
export interface FileKind {
  readonly name: string;
  /** What to do with it instead. None where its pictures can be read. */
  readonly advice?: string;
}

/** What can be read, for messages. */
export const readableKinds = "PNG, JPEG, WebP, AVIF, TIFF or GIF";

const save = "save it as PNG";
const raw: FileKind = { name: "a camera's raw file", advice: "develop it and save it as a 16-bit TIFF or PNG" };
const heic: FileKind = { name: "HEIC", advice: "save it as PNG or JPEG (a camera's setting may do so from the start)" };
const film: FileKind = { name: "a film", advice: "save one frame of it as PNG" };
const drawing: FileKind = { name: "an SVG drawing", advice: "export it as PNG at the size that you want" };
const page = { advice: "export its picture as PNG" };

/** Bytes (one a character) and where they stand. The first row that holds decides. */
const signatures: readonly (readonly [kind: FileKind, bytes: string, at?: number])[] = [
  [{ name: "PNG" }, "\x89PNG\r\n\x1a\n"],
  [{ name: "JPEG" }, "\xff\xd8\xff"],
  [{ name: "WebP" }, "WEBP", 8],
  [{ name: "GIF" }, "GIF87a"],
  [{ name: "GIF" }, "GIF89a"],
  [raw, "CR\x02\0", 8],
  [{ name: "TIFF" }, "II*\0"],
  [{ name: "TIFF" }, "MM\0*"],
  [{ name: "TIFF" }, "II+\0"],
  [{ name: "TIFF" }, "MM\0+"],
  [raw, "FUJIFILMCCD-RAW"],
  [raw, "IIRO"],
  [raw, "IIRS"],
  [raw, "MMOR"],
  [raw, "IIU\0"],
  [{ name: "BMP", advice: save }, "\0\0\0\0", 6], // With its "BM", below.
  [{ name: "JPEG XL", advice: save }, "\xff\x0a"],
  [{ name: "JPEG XL", advice: save }, "JXL ", 4],
  [{ name: "JPEG 2000", advice: save }, "jP  ", 4],
  [{ name: "JPEG 2000", advice: save }, "\xffO\xffQ"],
  [{ name: "a Photoshop file", advice: save }, "8BPS"],
  [{ name: "a GIMP file", advice: save }, "gimp xcf"],
  [{ name: "OpenEXR", advice: save }, "v/1\x01"],
  [{ name: "Radiance HDR", advice: save }, "#?R"],
  [{ name: "an icon", advice: save }, "\0\0\x01\0"],
  [{ name: "PDF", ...page }, "%PDF"],
  [{ name: "PostScript", ...page }, "%!PS"],
  [film, "AVI ", 8],
  [film, "\x1aE\xdf\xa3"],
  [{ name: "a ZIP archive", advice: "unpack it and name an image file in it" }, "PK\x03\x04"],
  [{ name: "a compressed file", advice: "unpack it first" }, "\x1f\x8b"],
];

/** Tells what a file is, or undefined where its beginning says nothing known. */
export function fileKind(bytes: Buffer): FileKind | undefined {
  const start = bytes.toString("latin1", 0, 4096);
  if (start.startsWith("ftyp", 4)) return boxedKind(start);
  if (/^P[1-7]\s/.test(start)) return { name: "a portable anymap (PBM, PGM or PPM)", advice: save };
  const found = signatures.find(([kind, signature, at = 0]) =>
    kind.name === "BMP" ? start.startsWith("BM") && start.startsWith(signature, at) : start.startsWith(signature, at),
  );
  return found?.[0] ?? (/<svg[\s>]/.test(start) ? drawing : undefined);
}

/** Of a file of boxes (ISO 14496-12), by its brands: the main one at 8, those it also answers to from 16 on. */
function boxedKind(start: string): FileKind {
  const end = Math.min(start.length, Buffer.from(start, "latin1").readUInt32BE(0));
  const brands = [8, ...Array.from({ length: Math.max(0, (end - 16) >> 2) }, (_, i) => 16 + 4 * i)].map((at) =>
    start.slice(at, at + 4),
  );
  if (brands[0] === "avis") return { name: "an animated AVIF", advice: "save one frame of it as PNG" };
  if (brands[0] === "crx ") return raw;
  if (brands.includes("avif")) return { name: "AVIF" };
  return brands.some((brand) => /^(he[iv][cxms]|mif1|msf1)$/.test(brand)) ? heic : film;
}
