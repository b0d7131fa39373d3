import { concat, conv2d, pad, slice, type Tensor4D } from "../core/tensor";

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

/** A map with a margin all around. */
export function bordered(map: Tensor4D, margin: number, padding: Padding): Tensor4D {
  const sides: [number, number] = [margin, margin];
  return padding === "zero" ? pad(map, [[0, 0], sides, sides, [0, 0]]) : padded(map, margin, padding);
}

/** Slices and concatenations: tfjs's own `mirrorPad` has a wrong gradient (4.22). */
export function padded(map: Tensor4D, margin: number, padding: Exclude<Padding, "zero">): Tensor4D {
  return extended(extended(map, 1, margin, padding), 2, margin, padding);
}

function extended(map: Tensor4D, axis: 1 | 2, margin: number, padding: Exclude<Padding, "zero">): Tensor4D {
  const size = map.shape[axis];
  const sources = Array.from({ length: margin + size + margin }, (_, i) => source(i - margin, size, padding));
  return concat(
    runs(sources).map(({ start, length }) => (length === size ? map : strip(map, axis, start, length))),
    axis,
  );
}

/** The row or column, 0 … size − 1, that stands at a position before, in or after a map; margins may exceed the map. */
function source(position: number, size: number, padding: "reflect" | "circular"): number {
  const period = padding === "circular" ? size : Math.max(1, 2 * (size - 1));
  const within = ((position % period) + period) % period;
  return within < size ? within : period - within;
}

/** Whole numbers as runs that rise by 1: 2 1 0 1 2 3 -> 2, 1, 0 1 2 3. */
function runs(numbers: readonly number[]): { readonly start: number; readonly length: number }[] {
  const starts = numbers.flatMap((number, i) => (i > 0 && number === numbers[i - 1]! + 1 ? [] : [i]));
  return starts.map((at, i) => ({ start: numbers[at]!, length: (starts[i + 1] ?? numbers.length) - at }));
}

function strip(map: Tensor4D, axis: 1 | 2, start: number, length: number): Tensor4D {
  const begin = [0, 0, 0, 0];
  const extent = [...map.shape];
  begin[axis] = start;
  extent[axis] = length;
  return slice(map, begin, extent);
}
