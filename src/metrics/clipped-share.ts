import { demandImage } from "../image/demand-image";
import type { Image } from "../image/image";

/**
 * How much more of a picture is cut off than of its palette: the share of channel values that are written as 0 or 255,
 * less the palette's share of them; 0 where the palette has as many. A texture with black cracks is not told to clip for
 * having them, a map that pushed colors out of gamut is.
 */
export function clippedShare(palette: Image, candidate: Image): number {
  return Math.max(0, shareAtEnds(candidate) - shareAtEnds(palette));
}

function shareAtEnds(image: Image): number {
  demandImage(image, "clippedShare");
  const { data } = image;
  return data.filter((value) => value * 255 < 0.5 || value * 255 >= 254.5).length / data.length;
}
