import { filled } from "./constant";
import type { Rule } from "./rule";
import { sameShape } from "./shapes";

export const onesLike: Rule = {
  kernel: "OnesLike",
  inputs: ["x"],
  shape: sameShape,
  onnx: (lowering, _inputs, _attributes, result) => filled(lowering, 1, result),
};
