import type { ColorHandling } from "./handling";

/**
 * No map: the objective has a term of its own for color, which `synthesis/color-choice.ts` adds. The variables are those of
 * `decorrelated`, since a gray network's gradient is no gray: it is luma's weights, most of it green, and along it what
 * gets lighter turns green and what gets darker purple. In the palette's coordinates the same step is along its colors.
 */
export const colorTerm: ColorHandling = {
  name: "color-term",
  description:
    "The network sees gray, and the palette's colors are a term of the objective beside the texture's: a dial from texture only to color only.",
  source:
    "the workbench's own; the term is a sliced Wasserstein distance of pixels (Heitz et al. 2021, arXiv:2006.07229)",
  stages: ["during"],
  variables: "decorrelated",
};
