import type { Rule } from "./rule";
import { sameShape } from "./shapes";

export const square: Rule = {
  kernel: "Square",
  inputs: ["x"],
  shape: sameShape,
  onnx(lowering, [x]) {
    const layout = lowering.layoutOf(x!);
    const name = lowering.place(x!, layout);
    return { name: lowering.emit("Mul", [name, name]), layout };
  },
};
