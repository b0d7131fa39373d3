import type { Rule } from "./rule";
import { sameShape } from "./shapes";
import { neverEmitted } from "./spread";

export const zerosLike: Rule = {
  kernel: "ZerosLike",
  inputs: ["x"],
  shape: sameShape,
  onnx: neverEmitted,
};
