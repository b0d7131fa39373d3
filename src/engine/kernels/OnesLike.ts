import type { Rule } from "./rule";
import { sameShape } from "./shapes";
import { neverEmitted } from "./spread";

export const onesLike: Rule = {
  kernel: "OnesLike",
  inputs: ["x"],
  shape: sameShape,
  onnx: neverEmitted,
};
