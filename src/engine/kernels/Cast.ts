import type { ElementType } from "../graph";
import { onnxType } from "../onnx";
import type { Rule } from "./rule";
import { sameShape } from "./shapes";

export const cast: Rule = {
  kernel: "Cast",
  inputs: ["x"],
  shape: sameShape,
  type: (_, { dtype }) => dtype as ElementType,
  simplify: ([x], { dtype }) => (x!.type === dtype ? x : undefined),
  onnx(lowering, [x], { dtype }) {
    const layout = lowering.layoutOf(x!);
    return {
      name: lowering.emit("Cast", [lowering.place(x!, layout)], { to: onnxType(dtype as ElementType) }),
      layout,
    };
  },
};
