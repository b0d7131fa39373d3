import { axisIn } from "../layout";
import type { Rule } from "./rule";
import { fromFront, sameShape } from "./shapes";

export const cumsum: Rule = {
  kernel: "Cumsum",
  inputs: ["x"],
  shape: sameShape,
  onnx(lowering, [x], { axis, exclusive, reverse }) {
    const layout = lowering.layoutOf(x!);
    const rank = x!.shape.length;
    const along = lowering.integers([axisIn(layout, fromFront(axis as number, rank), rank)]);
    const flags = { exclusive: exclusive ? 1 : 0, reverse: reverse ? 1 : 0 };
    return { name: lowering.emit("CumSum", [lowering.place(x!, layout), along], flags), layout };
  },
};
