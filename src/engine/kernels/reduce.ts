import { axisIn, type Layout } from "../layout";
import type { ElementType } from "../graph";
import { castTo } from "./cast-to";
import type { Rule } from "./rule";

/** What sets a kernel that reduces axes apart from others. */
interface ReductionOptions {
  /** tfjs's name of the attribute that lists the axes. Default "axis". */
  readonly axes?: string;
  /** What the runtime computes in, where it has no kernel for the input's type. Default: that type. */
  readonly within?: ElementType;
  /** Of the result. Default: the input's. */
  readonly type?: ElementType;
}

/** A kernel that reduces some axes: in its input's layout where the rest keeps its order in both, else in natural. */
export function reduction(kernel: string, op: string, options: ReductionOptions = {}): Rule {
  const { axes: listed = "axis", within, type } = options;
  return {
    kernel,
    inputs: ["x"],
    shape([x], { [listed]: axis, keepDims }) {
      return reduced(x!.shape, axesOf(axis, x!.shape.length), keepDims as boolean);
    },
    type: ([x]) => type ?? x!.type,
    simplify([x], { [listed]: axis }) {
      return axesOf(axis, x!.shape.length).length === 0 && x!.type === (type ?? x!.type) ? x : undefined;
    },
    onnx(lowering, [x], { [listed]: axis, keepDims }, result) {
      const rank = x!.shape.length;
      const axes = axesOf(axis, rank);
      const layout: Layout = keepDims || sameOrder(axes, rank) ? lowering.layoutOf(x!) : "natural";
      const list = lowering.integers(axes.map((a) => axisIn(layout, a, rank)));
      const input = castTo(lowering, lowering.place(x!, layout), x!.type, within ?? x!.type);
      const flags = { keepdims: keepDims ? 1 : 0, noop_with_empty_axes: 1 };
      const name = castTo(lowering, lowering.emit(op, [input, list], flags), within ?? x!.type, result.type);
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
