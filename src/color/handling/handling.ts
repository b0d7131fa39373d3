import type { Random } from "../../core/random";
import type { Image } from "../../image/image";
import type { Palette } from "../palette";

/** When a way acts: by a map on the exemplar before the run, on the result after it, or on both; or without a map, during it. */
export const stages = ["before", "after", "both", "during"] as const;
export type Stage = (typeof stages)[number];

/**
 * What the optimizer moves: red, green and blue of every pixel; its gray value alone; or its color in coordinates in which
 * the palette's have mean 0 and covariance 1.
 */
export type VariableKind = "rgb" | "gray" | "decorrelated";

/** A way of giving a run's result wanted colors. What it returns is not clipped: whoever writes the picture clips and counts. */
export interface ColorHandling {
  readonly name: string;
  /** One sentence: what is kept and what is changed. */
  readonly description: string;
  readonly source: string;
  /** When it may act; the first where none is asked for. */
  readonly stages: readonly [Stage, ...Stage[]];
  readonly variables: VariableKind;
  /** The exemplar (of a transfer, the style) as the run is to see it; where there is none, as it is. */
  before?(exemplar: Image, palette: Palette, random: Random): Image;
  /** The result in wanted colors; where there is none, as it is. */
  after?(result: Image, palette: Palette, random: Random): Image;
}
