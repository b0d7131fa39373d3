import { readFile, stat } from "node:fs/promises";
import sharp from "sharp";
import { UsageError } from "../core/demand";
import { quoted } from "../core/quoted";
import { decode, type Decoded, type PixelLayout } from "./decode";
import { fileKind, readableKinds } from "./file-kind";
import type { Image } from "./image";
import { maxPixels } from "./limits";
import { notesOn } from "./notes";
import { tiffTrouble } from "./tiff-tags";

/** No picture within `maxPixels` needs more; a film or a disk image given by mistake is refused before it is read. */
const maxBytes = 512 * 1024 * 1024;

export interface ReadOptions {
  /** Told in a sentence of each thing that was done to the picture and that its owner may not expect: transparency laid
   * over white, the first of several frames or pages taken, colors converted. Default: nobody is told. */
  readonly onNote?: (note: string) => void;
}

/**
 * Reads a PNG, JPEG, WebP, AVIF, TIFF or GIF file as RGB in 0..1, sRGB-encoded: told from its content, not its name; the
 * first of its frames or pages, turned upright by its EXIF orientation, converted to sRGB by its ICC profile (CMYK without
 * one by a common press's), laid over white where it is transparent, gray repeated in three channels, 16-bit depth kept in
 * RGB and in gray without a profile.
 *
 * SVG is refused, not drawn: it has no size in pixels of its own, may name other files, and small ones may take forever.
 * TIFFs of floats are refused: they do not say whether their numbers are light or sRGB-encoded.
 * @throws UsageError, one sentence: no such file, a folder, empty, no image, another format, more than `maxPixels`
 *   (told from the header, before anything is decoded), cut short, damaged
 */
export async function readImage(path: string, { onNote }: ReadOptions = {}): Promise<Image> {
  const bytes = await readBytes(path);
  const kind = readableKind(path, bytes);
  const header = await readHeader(path, bytes, kind);
  const made = await decoded(path, bytes, header);
  if (onNote) notesOn(path, header, kind, made).forEach((note) => onNote(note));
  return made.image;
}

async function readBytes(path: string): Promise<Buffer> {
  try {
    const entry = await stat(path);
    if (entry.isDirectory()) refuse(path, "an image file", `a folder; name a ${readableKinds} file in it`);
    if (!entry.isFile()) refuse(path, "an image file", `a device or pipe; name a ${readableKinds} file`);
    if (entry.size === 0) refuse(path, "an image file", "an empty file; fetch or save it again");
    if (entry.size > maxBytes) refuse(path, `at most ${maxBytes} bytes`, `${entry.size}; name a smaller file`);
    return await readFile(path);
  } catch (error) {
    if (error instanceof UsageError) throw error;
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOENT" || code === "ENOTDIR") refuse(path, "an image file", "no such file; check the path");
    if (code === "ENAMETOOLONG") refuse(path, "an image file", "a name too long for any file; check the path");
    return refuse(path, "a readable file", `the error ${code ?? firstLine(error)}; check its permissions`);
  }
}

/** Other formats never reach sharp, which could read some of them in ways that were never looked at here. */
function readableKind(path: string, bytes: Buffer): string {
  const wanted = `a ${readableKinds} image`;
  const kind = fileKind(bytes);
  if (!kind) return refuse(path, wanted, "something else; name an image file");
  if (kind.advice !== undefined) refuse(path, wanted, `${kind.name}; ${kind.advice}`);
  const trouble = kind.name === "TIFF" ? tiffTrouble(bytes) : undefined;
  if (trouble !== undefined) refuse(path, wanted, trouble);
  return kind.name;
}

async function readHeader(path: string, bytes: Buffer, kind: string) {
  const header = await sharp(bytes, { limitInputPixels: false })
    .metadata()
    .catch((error: unknown) =>
      refuse(path, `a whole ${kind} image`, `one damaged or of a rare kind (${firstLine(error)}); ${again}`),
    );
  const { width, height, depth, space, compression } = header;
  if (kind === "AVIF" && compression !== "av1") refuse(path, `a ${readableKinds} image`, "HEIC; save it as PNG");
  if (!(width * height <= maxPixels))
    refuse(path, `at most ${maxPixels} pixels`, `${width} × ${height} = ${width * height}; crop it or make it smaller`);
  if (depth !== "uchar" && depth !== "ushort" && !space.startsWith("lab"))
    refuse(path, "a picture of 8 or 16 bits", `pixels of type ${depth}; save it as a 16-bit PNG, sRGB-encoded`);
  return header;
}

async function decoded(path: string, bytes: Buffer, layout: PixelLayout): Promise<Decoded> {
  try {
    return await decode(bytes, layout);
  } catch (error) {
    return refuse(path, "a whole image", `one cut short, damaged or of a rare kind (${firstLine(error)}); ${again}`);
  }
}

const again = "fetch it again or save it as PNG";

function refuse(path: string, wanted: string, got: string): never {
  throw new UsageError(`readImage: expected ${wanted} at ${quoted(path)}, got ${got}`);
}

function firstLine(error: unknown): string {
  return error instanceof Error ? error.message.split("\n", 1)[0]!.trim() : String(error);
}
