import { filled } from "./constant";
import type { Rule } from "./rule";
import { sameShape } from "./shapes";

export const zerosLike: Rule = {
  kernel: "ZerosLike",
  inputs: ["x"],
  shape: sameShape,
  onnx: (lowering, _inputs, _attributes, result) => filled(lowering, 0, result),
};
