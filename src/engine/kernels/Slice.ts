import { inLayout } from "../layout";
import type { Rule } from "./rule";

export const slice: Rule = {
  kernel: "Slice",
  inputs: ["x"],
  shape: ([x], { begin, size }) =>
    (size as number[]).map((extent, axis) => (extent === -1 ? x!.shape[axis]! - (begin as number[])[axis]! : extent)),
  onnx(lowering, [x], { begin }, result) {
    const layout = lowering.layoutOf(x!);
    const start = begin as number[];
    const end = result.shape.map((size, axis) => start[axis]! + size);
    const limits = [start, end].map((list) => lowering.integers(inLayout(layout, list)));
    return { name: lowering.emit("Slice", [lowering.place(x!, layout), ...limits]), layout };
  },
};
