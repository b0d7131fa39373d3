import { withChroma } from "../chroma";
import { matchedGray } from "../gray-match";
import { yiq } from "../yiq";
import type { ColorHandling } from "./handling";

/** Y' = σ̂/σ (Y − μ) + μ̂ on the exemplar, the run in gray, the palette's I and Q put back. */
export const luminance: ColorHandling = {
  name: "luminance",
  description:
    "Only luminance is synthesized, from the exemplar's with the palette's mean and deviation; the palette's chroma (I and Q) is put back.",
  source: "Gatys, Bethge, Hertzmann & Shechtman 2016, arXiv:1606.05897, §4.2 (luminance-only transfer)",
  stages: ["both"],
  variables: "gray",
  before: (exemplar, palette) => matchedGray(exemplar, palette.image, "deviation too"),
  after: (result, palette) => withChroma(result, palette, yiq),
};
