import { reshape } from "./Reshape";
import type { Rule } from "./rule";
import { fromFront, withAxis } from "./shapes";

export const expandDims: Rule = {
  kernel: "ExpandDims",
  inputs: ["input"],
  shape: ([x], { dim }) => withAxis(x!.shape, fromFront(dim as number, x!.shape.length + 1), 1),
  onnx: (lowering, inputs, attributes, result) => reshape.onnx(lowering, inputs, attributes, result),
};
