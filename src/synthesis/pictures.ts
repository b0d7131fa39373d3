import type { Image } from "../image/image";
import type { Size } from "../objective/objective";

/** What a run looks at. */
export interface Pictures {
  /** Of the texture; of a style transfer, the style. */
  readonly exemplar: Image;
  /** Of a style transfer: what is to be seen. The result has its size. */
  readonly content?: Image | undefined;
  /** The picture whose colors are wanted, where it is neither of these. */
  readonly palette?: Image | undefined;
}

/** Where a term of the objective takes its target from. */
export const sourceNames = ["exemplar", "content", "palette"] as const;
export type SourceName = (typeof sourceNames)[number];

/** The start that is the content of a transfer; all others are named in `noise/`. */
export const CONTENT = "content";

/** An exemplar alone, or with the pictures beside it. */
export function picturesOf(given: Image | Pictures): Pictures {
  return "exemplar" in given ? given : { exemplar: given };
}

/** The picture whose colors are wanted: the palette that was given, else the content, else the exemplar. */
export function paletteOf<Picture>(pictures: {
  readonly exemplar: Picture;
  readonly content?: Picture | undefined;
  readonly palette?: Picture | undefined;
}): Picture {
  return pictures.palette ?? pictures.content ?? pictures.exemplar;
}

/** The sizes that settings are made for. */
export interface PictureSizes {
  readonly exemplar: Size;
  readonly content?: Size | undefined;
}
