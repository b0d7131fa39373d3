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

/**
 * Of losses whose authors' code sums over positions where the paper has averages: the paper's constant times M or M²,
 * M the positions of the output. `paper_m2` is that constant on sums.
 */
export const summedScales = [...scales, "paper_m", "paper_m2"] as const;
export type Scale = (typeof summedScales)[number];

const powers: Readonly<Record<Exclude<Scale, "relative">, number>> = { paper: 0, paper_m: 1, paper_m2: 2 };

export const scaleOption = z
  .enum(scales)
  .default("relative")
  .describe("relative: over the squared size of the exemplar's statistic; paper: the source's constant");

export const summedScaleOption = z
  .enum(summedScales)
  .default("relative")
  .describe(
    "relative: over the squared size of the exemplar's statistic; paper: the source's constant; paper_m, paper_m2: that times M or M², M the output's positions",
  );

/**
 * @param size       squared, of the exemplar's statistic. Where it is zero (a dead layer) the factor is 1.
 * @param positions  M of the output, where the loss takes `summedScales`
 */
export function scaleFactor(scale: Scale, size: Scalar, paper: number, positions = 1): Scalar {
  return scale === "relative" ? div(1, orOne(size)) : scalar(paper * positions ** powers[scale]);
}
