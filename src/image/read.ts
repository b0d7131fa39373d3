import { readFile, stat } from "node:fs/promises";
import sharp from "sharp";
import { UsageError } from "../core/demand";
import type { Image } from "./image";
import { maxPixels } from "./limits";

/** No picture within `maxPixels` needs more; a film or a disk image given by mistake is refused before it is read. */
const maxBytes = 512 * 1024 * 1024;

/**
 * Reads a PNG or JPEG file as RGB in 0..1, sRGB-encoded: turned upright by its EXIF orientation, converted to sRGB by its
 * ICC profile, laid over white where it is transparent, gray repeated in three channels, 16-bit depth kept.
 * @throws UsageError, one sentence: no such file, a folder, empty, no image, another format, more than `maxPixels`
 *   (told from the header, before anything is decoded), cut short, damaged
 */
export async function readImage(path: string): Promise<Image> {
  const bytes = await readBytes(path);
  const { format, width, height, depth } = await readHeader(path, bytes);
  if (format !== "png" && format !== "jpeg") refuse(path, "a PNG or JPEG image", `${format}; save it as PNG`);
  if (!(width * height <= maxPixels)) {
    refuse(path, `at most ${maxPixels} pixels`, `${width} × ${height} = ${width * height}; crop it or make it smaller`);
  }
  try {
    return depth === "ushort" ? await decode(bytes, "ushort") : await decode(bytes, "uchar");
  } catch (error) {
    return refuse(path, "a whole image", `one cut short or damaged (${firstLine(error)}); fetch or save it again`);
  }
}

async function readBytes(path: string): Promise<Buffer> {
  try {
    const entry = await stat(path);
    if (entry.isDirectory()) refuse(path, "an image file", "a folder; name a PNG or JPEG file in it");
    if (!entry.isFile()) refuse(path, "an image file", "a device or pipe; name a PNG or JPEG file");
    if (entry.size === 0) refuse(path, "an image file", "an empty file; fetch or save it again");
    if (entry.size > maxBytes) refuse(path, `at most ${maxBytes} bytes`, `${entry.size}; name a smaller file`);
    return await readFile(path);
  } catch (error) {
    if (error instanceof UsageError) throw error;
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOENT" || code === "ENOTDIR") refuse(path, "an image file", "no such file; check the path");
    return refuse(path, "a readable file", `the error ${code ?? firstLine(error)}; check its permissions`);
  }
}

async function readHeader(path: string, bytes: Buffer) {
  try {
    return await sharp(bytes, { limitInputPixels: false }).metadata();
  } catch (error) {
    return refuse(path, "a PNG or JPEG image", `something else (${firstLine(error)}); name an image file`);
  }
}

/**
 * 8-bit and 16-bit pictures go different ways: asking for 16 bits of an 8-bit picture would not give back 257 · value.
 * White is laid under transparency here, since sharp's own `flatten` takes 65280 for white in a 16-bit picture.
 */
async function decode(bytes: Buffer, depth: "uchar" | "ushort"): Promise<Image> {
  const { data, info } = await sharp(bytes, { failOn: "error", limitInputPixels: maxPixels })
    .autoOrient()
    .toColorspace(depth === "ushort" ? "rgb16" : "srgb")
    .raw({ depth })
    .toBuffer({ resolveWithObject: true });
  const { height, width, channels } = info;
  const levels = depth === "ushort" ? new Uint16Array(data.buffer, data.byteOffset, data.length / 2) : data;
  const full = depth === "ushort" ? 65535 : 255;
  const image: Image = { height, width, data: new Float32Array(height * width * 3) };
  for (let i = 0, at = 0; i < levels.length; i += channels) {
    const alpha = channels === 4 ? levels[i + 3]! / full : 1;
    for (let c = 0; c < 3; c++) image.data[at++] = (levels[i + c]! / full) * alpha + (1 - alpha);
  }
  return image;
}

function refuse(path: string, wanted: string, got: string): never {
  throw new UsageError(`readImage: expected ${wanted} at ${JSON.stringify(path)}, got ${got}`);
}

function firstLine(error: unknown): string {
  return error instanceof Error ? error.message.split("\n", 1)[0]!.trim() : String(error);
}
