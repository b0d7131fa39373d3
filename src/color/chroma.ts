import { demand } from "../core/demand";
import type { Image } from "../image/image";
import type { Palette } from "./palette";
import { nextNumber, totals } from "./ranks";
import { colorsOf, imageOf, plane, type ColorSpace } from "./space";

/** Half the window of ranks that chroma is averaged over. */
const AROUND = 1 / 200;
/** Steps from black to white that luminances are told apart by. */
const LEVELS = 255;

/**
 * A picture with its own luminance and a palette's chroma, both as a space has them; not clipped. Of an aligned palette a
 * pixel takes the chroma at its place. Of another it takes the mean chroma of those pixels of the palette that have its
 * rank of luminance, ranks counted as shares of all pixels, and those up to 1/200 beyond on either side: chroma is a
 * smooth function of luminance, without grain, and where the palette has several hues at one luminance their mean comes
 * out. Pixels of one luminance, told to a level of 255, take up their ranks together in either picture, so that nothing
 * depends on their order or on rounding: a picture of one luminance gets the palette's mean chroma.
 * @throws UsageError for an aligned palette of another size
 */
export function withChroma(picture: Image, palette: Palette, space: ColorSpace): Image {
  const [own, wanted] = [colorsOf(picture, space), colorsOf(palette.image, space)];
  if (!palette.aligned) return imageOf(byRank(own, wanted, space.white), picture, space);
  const size = ({ height, width }: Image) => `${width}×${height}`;
  const same = picture.height === palette.image.height && picture.width === palette.image.width;
  demand(same, "withChroma", `an aligned palette of the picture's size, ${size(picture)}`, size(palette.image));
  const colors = own.map((value, i) => (i % 3 === 0 ? value : wanted[i]!));
  return imageOf(colors, picture, space);
}

function byRank(own: Float64Array, wanted: Float64Array, white: number): Float64Array {
  const pixels = wanted.length / 3;
  const levels = levelsOf(wanted, white);
  const order = Uint32Array.from(levels, (_, i) => i).sort((a, b) => levels[a]! - levels[b]!);
  const [first, second] = [chromaInOrder(wanted, 1, levels, order), chromaInOrder(wanted, 2, levels, order)];
  const ownLevels = levelsOf(own, white);
  const sorted = Float64Array.from(ownLevels).sort();
  const chroma = new Map<number, readonly [number, number]>();
  for (let begin = 0, end = 0; begin < sorted.length; begin = end) {
    end = nextNumber(sorted, begin);
    const from = Math.max(0, begin / sorted.length - AROUND) * pixels;
    const to = Math.min(1, end / sorted.length + AROUND) * pixels;
    chroma.set(sorted[begin]!, [(first(to) - first(from)) / (to - from), (second(to) - second(from)) / (to - from)]);
  }
  const colors = Float64Array.from(own);
  ownLevels.forEach((level, i) => colors.set(chroma.get(level)!, 3 * i + 1));
  return colors;
}

function levelsOf(colors: Float64Array, white: number): Float64Array {
  return plane(colors, 0).map((luminance) => Math.round((LEVELS * luminance) / white));
}

/** Running sums of one coordinate of chroma in the order of luminance; pixels of one level share their mean. */
function chromaInOrder(colors: Float64Array, coordinate: 1 | 2, levels: Float64Array, order: Uint32Array) {
  const chroma = Float64Array.from(order, (pixel) => colors[3 * pixel + coordinate]!);
  for (let from = 0, to = 0; from < order.length; from = to) {
    const level = levels[order[from]!];
    let sum = 0;
    for (; to < order.length && levels[order[to]!] === level; to++) sum += chroma[to]!;
    chroma.fill(sum / (to - from), from, to);
  }
  return totals(chroma);
}
