import type { Image } from "../image/image";

/** Where the wanted colors come from. */
export interface Palette {
  readonly image: Image;
  /**
   * Whether its pixels lie where the result's do, as those of the content do in a style transfer. Then chroma is put back
   * place by place; else by rank of luminance: each pixel takes the chroma that the palette has at the same rank.
   */
  readonly aligned: boolean;
}
