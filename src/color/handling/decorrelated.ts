import type { ColorHandling } from "./handling";

/** No map at all: the optimizer's steps alone are of another shape. */
export const decorrelated: ColorHandling = {
  name: "decorrelated",
  description:
    "Colors are left to the loss, but the optimizer moves them in coordinates in which the palette's have mean 0 and covariance 1.",
  source: "Olah, Mordvintsev & Schubert 2017, Feature Visualization (Lucid), https://doi.org/10.23915/distill.00007",
  stages: ["during"],
  variables: "decorrelated",
};
