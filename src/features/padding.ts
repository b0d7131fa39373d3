import { demand } from "../core/demand";
import { concat, conv2d, slice, type Tensor4D } from "../core/tensor";

/** How a map goes on beyond its edge: zeros; mirrored without repeating the edge; wrapped around (tileable output). */
export const paddings = ["zero", "reflect", "circular"] as const;
export type Padding = (typeof paddings)[number];

/**
 * Stride-1 convolution that keeps the map's size.
 * @param map     [1, height, width, in]
 * @param kernel  [size, size, in, out], size odd
 */
export function convolveSame(map: Tensor4D, kernel: Tensor4D, padding: Padding): Tensor4D {
  if (padding === "zero") return conv2d(map, kernel, 1, "same");
  return conv2d(padded(map, (kernel.shape[0] - 1) / 2, padding), kernel, 1, "valid");
}

/** Slices and concatenations: tfjs's own `mirrorPad` has a wrong gradient (4.22). */
export function padded(map: Tensor4D, margin: number, padding: Exclude<Padding, "zero">): Tensor4D {
  return extended(extended(map, 1, margin, padding), 2, margin, padding);
}

function extended(map: Tensor4D, axis: 1 | 2, margin: number, padding: Exclude<Padding, "zero">): Tensor4D {
  const size = map.shape[axis];
  const reach = padding === "reflect" ? size - 1 : size;
  demand(margin <= reach, `${padding} padding`, `maps of at least ${margin + size - reach} pixels a side`, size);
  return concat(
    [...sides(map, axis, margin, padding, "before"), map, ...sides(map, axis, margin, padding, "after")],
    axis,
  );
}

/** The strips that stand before or after the map along an axis, in reading order. */
function sides(map: Tensor4D, axis: 1 | 2, margin: number, padding: "reflect" | "circular", side: "before" | "after") {
  const size = map.shape[axis];
  const strip = (start: number, length: number) => {
    const begin = [0, 0, 0, 0];
    const extent = [...map.shape];
    begin[axis] = start;
    extent[axis] = length;
    return slice(map, begin, extent);
  };
  if (padding === "circular") return [side === "before" ? strip(size - margin, margin) : strip(0, margin)];
  return Array.from({ length: margin }, (_, i) => strip(side === "before" ? margin - i : size - 2 - i, 1));
}
