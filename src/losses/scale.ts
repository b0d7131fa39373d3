import { z } from "zod";
import { div, scalar, type Scalar } from "../core/tensor";
import { orOne } from "./or-one";

/**
 * What a squared distance of statistics is multiplied with, so that losses stand on one scale.
 * - `relative`: 1 over the squared size of the exemplar's own statistic. 0 is agreement, 1 as far off as having none:
 *   layers and losses compare. For a kernel k the size is mean k(y, y'), the exemplar's squared norm in its space.
 * - `paper`: the constant of the loss's source, stated in its file.
 */
export const scales = ["relative", "paper"] as const;
export type Scale = (typeof scales)[number];

export const scaleOption = z
  .enum(scales)
  .default("relative")
  .describe("relative: over the squared size of the exemplar's statistic; paper: the source's constant");

/** @param size  squared, of the exemplar's statistic. Where it is zero (a dead layer) the factor is 1. */
export function scaleFactor(scale: Scale, size: Scalar, paper: number): Scalar {
  if (scale === "paper") return scalar(paper);
  return div(1, orOne(size));
}
