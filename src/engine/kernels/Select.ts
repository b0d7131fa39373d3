import { backend_util } from "../../core/tensor";
import type { ElementType } from "../graph";
import { castTo } from "./cast-to";
import { together } from "./elementwise";
import type { Rule } from "./rule";
import { broadcastShape } from "./shapes";

/** `where`: t where the condition holds, else e. tfjs has spread all three to one shape before. */
export const select: Rule = {
  kernel: "Select",
  inputs: ["condition", "t", "e"],
  shape: broadcastShape,
  type: ([, t, e]) => backend_util.upcastType(t!.type, e!.type) as ElementType,
  onnx(lowering, inputs, _, { type }) {
    const { operands, layout } = together(lowering, inputs);
    const condition = operands[0]!;
    const [t, e] = [1, 2].map((i) => castTo(lowering, operands[i]!, inputs[i]!.type, type));
    if (type !== "bool") return { name: lowering.emit("Where", [condition, t!, e!]), layout };
    const otherwise = lowering.emit("And", [lowering.emit("Not", [condition]), e!]); // Where has no kernel for bool
    return { name: lowering.emit("Or", [lowering.emit("And", [condition, t!]), otherwise]), layout };
  },
};
