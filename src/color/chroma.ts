import { demand } from "../core/demand";
import type { Image } from "../image/image";
import { countBelow, countUpTo, totals } from "./ranks";
import { colorsOf, imageOf, plane, type ColorSpace } from "./space";

/** Where a palette's colors are: on the picture's own pixels, or anywhere. */
export interface PlacedPalette {
  readonly image: Image;
  readonly aligned: boolean;
}

/** Half the window of ranks that chroma is averaged over. */
const AROUND = 1 / 200;

/**
 * A picture with its own luminance and a palette's chroma, both as a space has them; not clipped. Of an aligned palette a
 * pixel takes the chroma at its place. Of another it takes the mean chroma of those pixels of the palette that have its
 * rank of luminance, ranks counted as shares of all pixels, and those up to 1/200 beyond on either side: chroma is a
 * smooth function of luminance, without grain, and where the palette has several hues at one luminance their mean comes
 * out. Pixels that tie, of either picture, take up their ranks together, so that nothing depends on their order: a
 * picture of one luminance gets the palette's mean chroma.
 * @throws UsageError for an aligned palette of another size
 */
export function withChroma(picture: Image, palette: PlacedPalette, space: ColorSpace): Image {
  const [own, wanted] = [colorsOf(picture, space), colorsOf(palette.image, space)];
  if (!palette.aligned) return imageOf(byRank(own, wanted), picture, space);
  const size = ({ height, width }: Image) => `${width}×${height}`;
  const same = picture.height === palette.image.height && picture.width === palette.image.width;
  demand(same, "withChroma", `an aligned palette of the picture's size, ${size(picture)}`, size(palette.image));
  const colors = own.map((value, i) => (i % 3 === 0 ? value : wanted[i]!));
  return imageOf(colors, picture, space);
}

function byRank(own: Float64Array, wanted: Float64Array): Float64Array {
  const pixels = wanted.length / 3;
  const [first, second] = [chromaInOrder(wanted, 1), chromaInOrder(wanted, 2)].map(totals) as [Total, Total];
  const luminance = plane(own, 0);
  const sorted = Float64Array.from(luminance).sort();
  const colors = Float64Array.from(own);
  luminance.forEach((value, i) => {
    const from = Math.max(0, countBelow(sorted, value) / sorted.length - AROUND) * pixels;
    const to = Math.min(1, countUpTo(sorted, value) / sorted.length + AROUND) * pixels;
    colors[3 * i + 1] = (first(to) - first(from)) / (to - from);
    colors[3 * i + 2] = (second(to) - second(from)) / (to - from);
  });
  return colors;
}

type Total = (place: number) => number;

/** One coordinate of chroma in the order of luminance; pixels of one luminance share their mean. */
function chromaInOrder(colors: Float64Array, coordinate: 1 | 2): Float64Array {
  const order = Uint32Array.from({ length: colors.length / 3 }, (_, i) => i);
  order.sort((a, b) => colors[3 * a]! - colors[3 * b]!);
  const chroma = Float64Array.from(order, (pixel) => colors[3 * pixel + coordinate]!);
  for (let from = 0, to = 0; from < order.length; from = to) {
    const level = colors[3 * order[from]!]!;
    let sum = 0;
    for (; to < order.length && colors[3 * order[to]!] === level; to++) sum += chroma[to]!;
    chroma.fill(sum / (to - from), from, to);
  }
  return chroma;
}
