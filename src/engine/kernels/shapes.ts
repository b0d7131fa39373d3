import { backend_util, type TensorInfo } from "../../core/tensor";
import type { Shape } from "../../core/ndarray";
import type { Value } from "../graph";

export const sameShape = ([x]: readonly Value[]): Shape => x!.shape;

/** numpy's broadcasting of all inputs. */
export const broadcastShape = (inputs: readonly Value[]): Shape =>
  inputs.reduce<number[]>((shape, { shape: next }) => backend_util.assertAndGetBroadcastShape(shape, [...next]), []);

/** A value as tfjs's own helpers want it. */
export function tensorInfo({ shape, type }: Value): TensorInfo {
  return { dataId: {}, shape: [...shape], dtype: type };
}

/** With a new axis before the one at `axis`. */
export function withAxis(shape: Shape, axis: number, size: number): Shape {
  return [...shape.slice(0, axis), size, ...shape.slice(axis)];
}

/** Without one axis. */
export function withoutAxis(shape: Shape, axis: number): Shape {
  return [...shape.slice(0, axis), ...shape.slice(axis + 1)];
}

/** tfjs counts negative axes from the last. */
export function fromFront(axis: number, rank: number): number {
  return axis < 0 ? axis + rank : axis;
}
