import { withChroma } from "../chroma";
import { yiq } from "../yiq";
import type { ColorHandling } from "./handling";

/** The loss sees gray pictures and a colored exemplar: what color does to the statistics is to be met without color. */
export const gray: ColorHandling = {
  name: "gray",
  description:
    "The optimizer moves gray values alone against the exemplar in its colors; the palette's chroma (I and Q) is put back.",
  source: "jcjohnson/neural-style, issue 82",
  stages: ["after"],
  variables: "gray",
  after: (result, palette) => withChroma(result, palette, yiq),
};
