import { readFile } from "node:fs/promises";
import { basename, extname } from "node:path";
import { demand } from "../core/demand";
import { bytesOf, sha256 } from "../core/hash";
import { exemplars, type ExemplarName } from "../exemplars";
import type { Image } from "../image/image";
import { readImage } from "../image/read";
import type { ExemplarInfo } from "../synthesis/record";
import { parseSize } from "./values";

const PROCEDURAL = "procedural:";
const DRAWN_SIZE = { height: 256, width: 256 };
const DRAWN_SEED = 1;
const LONGEST_SIDE = 4096;

export interface NamedImage {
  /** Short, for titles and (made safe) for folders. */
  readonly name: string;
  readonly image: Image;
  readonly info: ExemplarInfo;
}

/**
 * A file, or `procedural:NAME` or `procedural:NAME:WxH`.
 * @param onNote  told what was done to a file's picture that its owner may not expect, see `ReadOptions`
 * @throws UsageError
 */
export async function openExemplar(source: string, onNote?: (note: string) => void): Promise<NamedImage> {
  if (source.startsWith(PROCEDURAL)) return drawn(source);
  const image = await readImage(source, onNote ? { onNote } : {});
  const file = sha256(await readFile(source));
  return { name: basename(source, extname(source)), image, info: infoOf(source, image, file) };
}

/** The exemplar of that name at a size. @throws UsageError for an unknown name */
export function drawExemplar(name: string, size: { height: number; width: number }, seed = DRAWN_SEED): Image {
  const exemplar = Object.hasOwn(exemplars, name) ? exemplars[name as ExemplarName] : undefined;
  demand(exemplar !== undefined, "exemplar", `one of ${Object.keys(exemplars).join(", ")} after "${PROCEDURAL}"`, name);
  const side = Math.max(size.height, size.width);
  demand(side <= LONGEST_SIDE, "exemplar", `a size to draw of at most ${LONGEST_SIDE} pixels a side`, side);
  return exemplar.draw({ ...size, seed });
}

function drawn(source: string): NamedImage {
  const [name = "", size, ...rest] = source.slice(PROCEDURAL.length).split(":");
  demand(rest.length === 0, "exemplar", `${PROCEDURAL}NAME or ${PROCEDURAL}NAME:WxH`, source);
  const image = drawExemplar(name, size === undefined ? DRAWN_SIZE : parseSize(size));
  return { name, image, info: infoOf(source, image, undefined) };
}

function infoOf(source: string, image: Image, file: string | undefined): ExemplarInfo {
  const { height, width } = image;
  const pixelsSha256 = sha256(bytesOf(image.data));
  return { source, height, width, sha256: file ?? pixelsSha256, pixelsSha256 };
}
