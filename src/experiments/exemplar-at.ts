import { readFile } from "node:fs/promises";
import { demand } from "../core/demand";
import { sha256 } from "../core/hash";
import { drawExemplar } from "../exemplars/draw";
import { exemplarName, PROCEDURAL } from "../exemplars/source";
import { crop } from "../image/crop";
import type { Image } from "../image/image";
import { readImage } from "../image/read";
import { pictureInfo } from "../synthesis/picture-info";
import type { PictureInfo } from "../synthesis/record";
import { sizeOf, type RunOptions } from "./run-options";

export interface OpenedExemplar {
  readonly name: string;
  readonly image: Image;
  readonly info: PictureInfo;
  /** The same texture elsewhere: what a perfect result would be like. Undefined where a file has no room for it. */
  readonly another: () => Image | undefined;
}

/** Where an exemplar is, and its size, as run options have them. */
export type ExemplarPlace = Pick<RunOptions, "exemplar" | "size">;

const DRAWN = 256;

/**
 * An exemplar at the size that a run wants. A procedure draws it (seed 1; another one with seed 2); a file is cropped from its
 * upper left corner, never resized, and another crop is taken at the lower right, where the two do not meet.
 * @throws UsageError for an unknown name, an unreadable file, or one that is smaller than the size
 */
export async function exemplarAt({ exemplar: source, size }: ExemplarPlace): Promise<OpenedExemplar> {
  const name = exemplarName(source);
  if (source.startsWith(PROCEDURAL)) {
    const wanted = sizeOf(size ?? DRAWN);
    const image = drawExemplar(name, wanted, 1);
    return { name, image, info: pictureInfo(source, image), another: () => drawExemplar(name, wanted, 2) };
  }
  const whole = await readImage(source);
  const { height, width } = size === undefined ? whole : sizeOf(size);
  const given = `${whole.width}×${whole.height}`;
  demand(
    height <= whole.height && width <= whole.width,
    "exemplar",
    `${source} of at least ${width}×${height} pixels`,
    given,
  );
  const image = crop(whole, { left: 0, top: 0, height, width });
  const [left, top] = [whole.width - width, whole.height - height];
  const another = () => (left >= width || top >= height ? crop(whole, { left, top, height, width }) : undefined);
  return { name, image, info: pictureInfo(source, image, sha256(await readFile(source))), another };
}
