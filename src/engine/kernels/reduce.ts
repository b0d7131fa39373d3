import { axisIn, type Layout } from "../layout";
import type { Rule } from "./rule";

/** A kernel that reduces some axes: in its input's layout where the rest keeps its order in both, else in natural. */
export function reduction(kernel: string, op: string): Rule {
  return {
    kernel,
    inputs: ["x"],
    shape: ([x], { axis, keepDims }) => reduced(x!.shape, axesOf(axis, x!.shape.length), keepDims as boolean),
    onnx(lowering, [x], { axis, keepDims }) {
      const rank = x!.shape.length;
      const axes = axesOf(axis, rank);
      const layout: Layout = keepDims || sameOrder(axes, rank) ? lowering.layoutOf(x!) : "natural";
      const list = lowering.integers(axes.map((a) => axisIn(layout, a, rank)));
      const name = lowering.emit(op, [lowering.place(x!, layout), list], { keepdims: keepDims ? 1 : 0 });
      return { name, layout: keepDims ? layout : "natural" };
    },
  };
}

/** At most one axis is left, or batch and channels. */
function sameOrder(axes: readonly number[], rank: number): boolean {
  const left = rank - axes.length;
  return left < 2 || (left === 2 && !axes.includes(0) && !axes.includes(rank - 1));
}

function axesOf(axis: unknown, rank: number): number[] {
  if (axis === undefined || axis === null) return Array.from({ length: rank }, (_, a) => a);
  return ([axis].flat() as number[]).map((a) => (a < 0 ? a + rank : a)).sort((a, b) => a - b);
}

function reduced(shape: readonly number[], axes: readonly number[], keepDims: boolean): number[] {
  if (keepDims) return shape.map((size, axis) => (axes.includes(axis) ? 1 : size));
  return shape.filter((_, axis) => !axes.includes(axis));
}
