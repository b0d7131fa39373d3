import { contactSheet, type SheetEntry } from "../figures/contact-sheet";
import { fitted } from "../figures/fitted";
import type { Image } from "../image/image";
import { pngBytes } from "../image/write";
import { pngForm, type Bundle } from "./output";

export interface PicturesOptions {
  /** Above all. */
  readonly title?: string | undefined;
  /** Images a row. Default: up to five, else about the root of their number. */
  readonly columns?: number | undefined;
}

/** Small images are enlarged, by whole factors, to at most this many pixels a side; */
const ENLARGED = 320;
/** and large ones shrunk to this many. */
const LARGEST = 1024;
/** What a sheet's images may take of a notebook's width, in pixels. */
const ROOM = 1000;

/** Images as they are, pixel by pixel, with their captions, if any. */
export async function picturesBundle(entries: readonly SheetEntry[], options: PicturesOptions = {}): Promise<Bundle> {
  const [first] = entries;
  const alone = entries.length === 1 && first!.caption === undefined && options.title === undefined;
  const image = alone ? fitted(first!.image, cellFor(entries, 1)) : await sheet(entries, options);
  const { data, metadata } = pngForm(await pngBytes(image), image, entries.map(told).join("; "));
  return { data: { ...data, "text/plain": `[${entries.map(told).join("; ")}]` }, metadata };
}

function sheet(entries: readonly SheetEntry[], { title, columns }: PicturesOptions): Promise<Image> {
  const across = columns ?? (entries.length <= 5 ? entries.length : Math.ceil(Math.sqrt(entries.length)));
  return contactSheet(entries, {
    cell: cellFor(entries, Math.min(across, entries.length)),
    ...(title === undefined ? {} : { title }),
    ...(columns === undefined ? {} : { columns }),
  });
}

/** What each image gets: the largest as it is, enlarged by a whole factor while there is room, or shrunk. */
function cellFor(entries: readonly SheetEntry[], across: number) {
  const height = entries.reduce((most, { image }) => Math.max(most, image.height), 1);
  const width = entries.reduce((most, { image }) => Math.max(most, image.width), 1);
  const room = { height: ENLARGED, width: Math.min(ENLARGED, Math.floor(ROOM / across)) };
  const factor = Math.floor(Math.min(room.height / height, room.width / width));
  if (factor >= 1) return { height: height * factor, width: width * factor };
  return { height: Math.min(height, LARGEST), width: Math.min(width, LARGEST) };
}

function told({ image: { height, width }, caption }: SheetEntry): string {
  return `${caption === undefined || caption === "" ? "" : `${caption}: `}${width}×${height} image`;
}
