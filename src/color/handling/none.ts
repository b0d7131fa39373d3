import type { ColorHandling } from "./handling";

/** Nothing is done: the run is to find the exemplar's own colors. */
export const none: ColorHandling = {
  name: "none",
  description: "Colors are left to the loss: they come out as the exemplar's, or as the loss makes them.",
  source: "Gatys, Ecker & Bethge 2015, arXiv:1505.07376",
  stages: ["during"],
  variables: "rgb",
};
