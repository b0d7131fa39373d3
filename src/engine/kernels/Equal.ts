import { broadcast } from "./elementwise";
import type { Rule } from "./rule";
import { broadcastShape } from "./shapes";

export const equal: Rule = {
  kernel: "Equal",
  inputs: ["a", "b"],
  shape: broadcastShape,
  type: () => "bool",
  onnx: (lowering, inputs) => broadcast(lowering, "Equal", inputs),
};
