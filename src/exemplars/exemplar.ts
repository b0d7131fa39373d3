import { demand } from "../core/demand";
import type { Image } from "../image/image";

export interface DrawOptions {
  /** Sizes in pixels, each at least 16. What is drawn keeps its size in pixels: a larger picture shows more of it. */
  readonly height: number;
  readonly width: number;
  /** A whole number ≥ 0; the same seed draws the same picture. */
  readonly seed: number;
}

/** A procedural texture: needs no download, and how it was colored is known. Drawn antialiased, RGB in 0..1. */
export interface Exemplar {
  readonly name: string;
  /** One sentence: what is to be seen, and the sizes of its parts in pixels. */
  readonly description: string;
  draw(options: DrawOptions): Image;
}

/** Refuses sizes too small to show a texture. @throws UsageError */
export function demandDrawable({ height, width }: DrawOptions, caller: string): void {
  demand(Number.isSafeInteger(height) && height >= 16, caller, "height to be a whole number ≥ 16", height);
  demand(Number.isSafeInteger(width) && width >= 16, caller, "width to be a whole number ≥ 16", width);
}
