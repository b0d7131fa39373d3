import sharp from "sharp";
import { UsageError } from "../core/demand";
import { writeFileAtomically } from "../core/files";
import { demandImage } from "./demand-image";
import type { Image } from "./image";
import { describedPng } from "./png-description";

export interface WriteOptions {
  /** Kept in the file as the PNG keyword "Description"; printable ASCII, one line. Default: none. */
  readonly description?: string;
}

/**
 * Writes an 8-bit RGB PNG, whole or not at all. Values are clipped to 0..1 and rounded to the nearest of 256 levels.
 * @throws UsageError for a value that is no finite number (nothing is written then), or where the disk refuses
 */
export async function writePng(image: Image, path: string, { description }: WriteOptions = {}): Promise<void> {
  const png = await encode(image, "writePng");
  await writeFileAtomically(path, description === undefined ? png : describedPng(png, description));
}

/** The same PNG as bytes, for a page or a notebook. @throws UsageError for a value that is no finite number */
export async function pngBytes(image: Image): Promise<Buffer> {
  return encode(image, "pngBytes");
}

/** A JPEG as bytes, full color resolution: small and quick to make, for a picture that the next one will replace. */
export async function jpegBytes(image: Image): Promise<Buffer> {
  return raw(image, "jpegBytes").jpeg({ quality: 90, chromaSubsampling: "4:4:4" }).toBuffer();
}

async function encode(image: Image, caller: string): Promise<Buffer> {
  return raw(image, caller).png().toBuffer();
}

function raw(image: Image, caller: string): sharp.Sharp {
  demandImage(image, caller);
  const { height, width } = image;
  return sharp(levels(image, caller), { raw: { height, width, channels: 3 } });
}

/** 0..1 -> 0..255, clipped; a half rounds up. */
function levels({ width, data }: Image, caller: string): Uint8Array {
  const bytes = new Uint8Array(data.length);
  for (let i = 0; i < data.length; i++) {
    const value = data[i]!;
    if (!Number.isFinite(value)) {
      const pixel = Math.floor(i / 3);
      const where = `row ${Math.floor(pixel / width)}, column ${pixel % width}, channel ${i % 3}`;
      throw new UsageError(`${caller}: expected finite pixels, got ${value} at ${where}`);
    }
    bytes[i] = Math.round(255 * Math.min(1, Math.max(0, value)));
  }
  return bytes;
}
