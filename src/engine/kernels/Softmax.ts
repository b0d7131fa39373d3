import { axisIn } from "../layout";
import type { Rule } from "./rule";
import { fromFront, sameShape } from "./shapes";

export const softmax: Rule = {
  kernel: "Softmax",
  inputs: ["logits"],
  shape: sameShape,
  onnx(lowering, [x], { dim }) {
    const layout = lowering.layoutOf(x!);
    const rank = x!.shape.length;
    const axis = axisIn(layout, fromFront(dim as number, rank), rank);
    return { name: lowering.emit("Softmax", [lowering.place(x!, layout)], { axis }), layout };
  },
};
