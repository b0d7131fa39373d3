import type { ColorHandling } from "./handling";

/** No map at all: the optimizer's steps alone are of another shape. */
export const decorrelated: ColorHandling = {
  name: "decorrelated",
  description:
    "Colors are left to the loss, but the optimizer moves them along the principal axes of the palette's, in units of its deviations.",
  source: "Olah, Mordvintsev & Schubert 2017, Feature Visualization (Lucid), https://doi.org/10.23915/distill.00007",
  stages: ["both"],
  variables: "decorrelated",
};
