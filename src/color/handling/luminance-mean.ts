import { withChroma } from "../chroma";
import { matchedGray } from "../gray-match";
import { yuv } from "../yuv";
import type { ColorHandling } from "./handling";

/**
 * As the authors' notebook has it: the exemplar's luminance with the palette's mean and its own contrast, and U and V put
 * back. U, V and I, Q span the same chroma plane, so that from `luminance` only the contrast differs. Theirs clips to
 * 0..1 after either step; here nothing is clipped until a picture is written.
 */
export const luminanceMean: ColorHandling = {
  name: "luminance-mean",
  description:
    "Only luminance is synthesized, from the exemplar's with the palette's mean; the palette's chroma (U and V) is put back.",
  source: "leongatys/NeuralImageSynthesis, the notebook on color control",
  stages: ["both"],
  variables: "gray",
  before: (exemplar, palette) => matchedGray(exemplar, palette.image, "mean only"),
  after: (result, palette) => withChroma(result, palette, yuv),
};
