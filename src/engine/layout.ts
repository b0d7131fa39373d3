import { sizeOf } from "../core/ndarray";
import type { Value } from "./graph";

/**
 * How a value of three or more dimensions lies in memory: as in tfjs, channels last ("natural"), or as ONNX's
 * convolutions want it, channels right after the batch ("channels first"). Smaller values are always natural.
 */
export type Layout = "natural" | "channels first";

/** Axes of one layout in the order of the other: to channels first [0, r−1, 1, …], back [0, 2, …, 1]. */
export function permutation(rank: number, to: Layout): number[] {
  const middle = Array.from({ length: rank - 2 }, (_, i) => i + 1);
  return to === "channels first" ? [0, rank - 1, ...middle] : [0, ...middle.map((axis) => axis + 1), 1];
}

/** Where an axis of the natural layout stands in `layout`. */
export function axisIn(layout: Layout, axis: number, rank: number): number {
  if (layout === "natural" || axis === 0) return axis;
  return axis === rank - 1 ? 1 : axis + 1;
}

/** A shape, or any list with an entry per axis, from natural order to that of `layout`. */
export function inLayout<T>(layout: Layout, perAxis: readonly T[]): T[] {
  if (layout === "natural") return [...perAxis];
  return permutation(perAxis.length, layout).map((axis) => perAxis[axis]!);
}

/** Number of entries per output channel of a constant; used to tell biases from maps. */
export function isChannelVector(value: Value, channels: number): boolean {
  return value.source.kind === "constant" && value.shape.length === 1 && sizeOf(value.shape) === channels;
}
