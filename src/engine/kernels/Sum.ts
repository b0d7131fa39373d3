import { axisIn, type Layout } from "../layout";
import type { Rule } from "./rule";

/** Sum over some axes. With `keepDims` in either layout; without it only where the rest keeps its order in both. */
export const sum: Rule = {
  kernel: "Sum",
  inputs: ["x"],
  shape: ([x], { axis, keepDims }) => reduced(x!.shape, axesOf(axis, x!.shape.length), keepDims as boolean),
  onnx(lowering, [x], { axis, keepDims }) {
    const rank = x!.shape.length;
    const axes = axesOf(axis, rank);
    const free =
      keepDims === true ||
      rank - axes.length < 2 ||
      (rank - axes.length === 2 && !axes.includes(0) && !axes.includes(rank - 1));
    const layout: Layout = free ? lowering.layoutOf(x!) : "natural";
    const list = lowering.integers(axes.map((a) => axisIn(layout, a, rank)));
    const name = lowering.emit("ReduceSum", [lowering.place(x!, layout), list], { keepdims: keepDims ? 1 : 0 });
    return { name, layout: keepDims ? layout : "natural" };
  },
};

function axesOf(axis: unknown, rank: number): number[] {
  if (axis === undefined || axis === null) return Array.from({ length: rank }, (_, a) => a);
  return ([axis].flat() as number[]).map((a) => (a < 0 ? a + rank : a)).sort((a, b) => a - b);
}

function reduced(shape: readonly number[], axes: readonly number[], keepDims: boolean): number[] {
  if (keepDims) return shape.map((size, axis) => (axes.includes(axis) ? 1 : size));
  return shape.filter((_, axis) => !axes.includes(axis));
}
