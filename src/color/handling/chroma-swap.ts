import { withChroma } from "../chroma";
import { labSpace } from "../lab";
import type { ColorHandling } from "./handling";

/** Nothing of the run changes; at its end lightness is kept and color exchanged, in a space that sees as eyes do. */
export const chromaSwap: ColorHandling = {
  name: "chroma-swap",
  description:
    "The run is as it would be; afterwards the result keeps its lightness L* and takes the palette's a* and b*.",
  source: "luminance-only transfer (arXiv:1606.05897, §4.2) after the run, in CIE 1976 L*a*b*",
  stages: ["after"],
  variables: "rgb",
  after: (result, palette) => withChroma(result, palette, labSpace),
};
