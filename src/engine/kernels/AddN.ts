import { broadcast } from "./elementwise";
import type { Rule } from "./rule";
import { sameShape } from "./shapes";

export const addN: Rule = {
  kernel: "AddN",
  inputs: "all",
  shape: sameShape,
  simplify: (inputs) => (inputs.length === 1 ? inputs[0] : undefined),
  onnx: (lowering, inputs) => broadcast(lowering, "Sum", inputs),
};
