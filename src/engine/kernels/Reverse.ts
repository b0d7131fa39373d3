import { inLayout } from "../layout";
import type { Rule } from "./rule";
import { fromFront, sameShape } from "./shapes";

export const reverse: Rule = {
  kernel: "Reverse",
  inputs: ["x"],
  shape: sameShape,
  simplify: ([x]) => (x!.shape.length === 0 ? x : undefined),
  onnx(lowering, [x], { dims }) {
    const rank = x!.shape.length;
    const listed = (dims as number | number[] | undefined) ?? x!.shape.map((_, axis) => axis);
    const turned = [listed].flat().map((axis) => fromFront(axis, rank));
    const layout = lowering.layoutOf(x!);
    const axes = inLayout(
      layout,
      x!.shape.map((size, axis) => ({ size, turned: turned.includes(axis) })),
    ).flatMap(({ size, turned: back }, axis) => (back ? [{ size, axis }] : []));
    const lists = [
      axes.map(() => -1), // from the last entry
      axes.map(({ size }) => -size - 1), // to before the first
      axes.map(({ axis }) => axis),
      axes.map(() => -1),
    ].map((list) => lowering.integers(list));
    return { name: lowering.emit("Slice", [lowering.place(x!, layout), ...lists]), layout };
  },
};
