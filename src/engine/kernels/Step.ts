import { onnxType } from "../onnx";
import type { Rule } from "./rule";
import { sameShape } from "./shapes";

/**
 * 1 where x > 0, else `alpha`: the mask of a ReLU's gradient. Taken of the ReLU's result where there is one, which
 * has the same signs, so that the map before the ReLU need not be kept.
 */
export const step: Rule = {
  kernel: "Step",
  inputs: ["x"],
  shape: sameShape,
  rewire: ([x], recorded) => [recorded("Relu", [x!]) ?? x!],
  onnx(lowering, [x], { alpha = 0 }) {
    const layout = lowering.layoutOf(x!);
    const name = lowering.place(x!, layout);
    const above = lowering.emit("Greater", [name, lowering.floats([0], [])]);
    if (!alpha) return { name: lowering.emit("Cast", [above], { to: onnxType("float32") }), layout };
    const values = [lowering.floats([1], []), lowering.floats([alpha as number], [])];
    return { name: lowering.emit("Where", [above, ...values]), layout };
  },
};
