import type { Image } from "../../image/image";
import { lAlphaBeta } from "../l-alpha-beta";
import { meanAndVariance } from "../mean-and-variance";
import { colorsOf, imageOf, plane } from "../space";
import type { ColorHandling } from "./handling";

/**
 * A deviation of l, α or β that is none: gray's own α and β vary by up to 0.0004, as the matrix of cones is rounded.
 * What does not vary becomes the palette's mean.
 */
const NO_DEVIATION = 1e-3;

/** Each of l, α and β by itself: x' = σ̂/σ (x − μ) + μ̂. */
export const reinhard: ColorHandling = {
  name: "reinhard",
  description: "Mean and deviation of each of l, α and β become the palette's.",
  source: "Reinhard, Ashikhmin, Gooch & Shirley 2001, Color Transfer between Images",
  stages: ["before", "after", "both"],
  variables: "rgb",
  before: (exemplar, palette) => matched(exemplar, palette.image),
  after: (result, palette) => matched(result, palette.image),
};

function matched(picture: Image, palette: Image): Image {
  const [colors, wanted] = [colorsOf(picture, lAlphaBeta), colorsOf(palette, lAlphaBeta)];
  for (const coordinate of [0, 1, 2] as const) {
    const [own, other] = [plane(colors, coordinate), plane(wanted, coordinate)].map(meanAndVariance) as [
      Moments,
      Moments,
    ];
    const gain = own.variance > NO_DEVIATION ** 2 ? Math.sqrt(other.variance / own.variance) : 0;
    for (let i = coordinate; i < colors.length; i += 3) colors[i] = gain * (colors[i]! - own.mean) + other.mean;
  }
  return imageOf(colors, picture, lAlphaBeta);
}

type Moments = ReturnType<typeof meanAndVariance>;
