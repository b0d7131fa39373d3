import { NO_VARIANCE } from "../color/covariance";
import { matchedGray } from "../color/gray-match";
import { meanAndVariance } from "../color/mean-and-variance";
import type { Image } from "../image/image";
import type { FeatureChoice } from "../synthesis/feature-maps";
import { heldOutGram } from "./held-out-gram";
import type { NetworkContext } from "./network-context";

/**
 * The held-out Gram error of the texture alone: of the two pictures in gray (luma on all three channels), after the
 * candidate's luminance was given the exemplar's mean and deviation by one straight line; not clipped.
 * Why matched: Gram matrices grow with the square of contrast, so that a picture with its palette's darker or flatter
 * luminance, as was asked for, would be told to have lost its texture. How far mean and spread of colors are from those
 * wanted is what `color_shift` and `color_covariance` say. What a straight line cannot undo still counts: a histogram of
 * another shape, what clipping cut off, texture that went into color.
 * @returns null where `heldOutGram` is, and for an exemplar without luminance texture (a deviation of half a level or
 *          less): everything would be flattened to match it
 */
export async function luminanceGram(
  exemplar: Image,
  candidate: Image,
  choice: FeatureChoice,
  context: NetworkContext = {},
): Promise<number | null> {
  const gray = matchedGray(exemplar, exemplar, "mean only");
  const { variance } = meanAndVariance(Float64Array.from(gray.data));
  if (variance <= NO_VARIANCE) return null;
  return heldOutGram(gray, matchedGray(candidate, exemplar, "deviation too"), choice, context);
}
