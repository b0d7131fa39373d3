import { readFile } from "node:fs/promises";
import { demand } from "../core/demand";
import { sha256 } from "../core/hash";
import { drawExemplar } from "../exemplars/draw";
import { exemplarName, PROCEDURAL } from "../exemplars/source";
import type { Image } from "../image/image";
import { readImage } from "../image/read";
import { pictureInfo } from "../synthesis/picture-info";
import type { PictureInfo } from "../synthesis/record";
import { parseSize } from "./values";

const DRAWN_SIZE = { height: 256, width: 256 };

export interface NamedImage {
  /** Short, for titles and (made safe) for folders. */
  readonly name: string;
  readonly image: Image;
  readonly info: PictureInfo;
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
  return { name: exemplarName(source), image, info: pictureInfo(source, image, file) };
}

function drawn(source: string): NamedImage {
  const [name = "", size, ...rest] = source.slice(PROCEDURAL.length).split(":");
  demand(rest.length === 0, "exemplar", `${PROCEDURAL}NAME or ${PROCEDURAL}NAME:WxH`, source);
  const image = drawExemplar(name, size === undefined ? DRAWN_SIZE : parseSize(size));
  return { name, image, info: pictureInfo(source, image) };
}
