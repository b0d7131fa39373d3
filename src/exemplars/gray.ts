import { linearRgb } from "../color/linear-rgb";
import { xyz } from "../color/xyz";
import type { Image } from "../image/image";
import { encoded } from "./colors";
import { demandDrawable, type Exemplar } from "./exemplar";

/** After an exemplar's name, for its gray version. */
export const GRAY = "-gray";

/** An exemplar without its colors, see `grayOf`. */
export function grayed(own: Exemplar): Exemplar {
  const name = `${own.name}${GRAY}`;
  return {
    name,
    description: `Gray version: ${own.description}`,
    draw(options) {
      demandDrawable(options, name);
      return grayOf(own.draw(options));
    },
  };
}

/**
 * Every pixel turned into the gray of its luminance: Y of Rec. 709's primaries, summed in linear light and coded as sRGB
 * again. (Not luma, which sums codes: two hues of equal luminance become the same gray here.)
 */
export function grayOf(image: Image): Image {
  const data = new Float32Array(image.data.length);
  for (let i = 0; i < data.length; i += 3) {
    const [red, green, blue] = [image.data[i]!, image.data[i + 1]!, image.data[i + 2]!];
    data.fill(encoded(xyz([linearRgb(red), linearRgb(green), linearRgb(blue)])[1]), i, i + 3);
  }
  return { ...image, data };
}
