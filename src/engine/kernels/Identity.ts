import type { Rule } from "./rule";
import { sameShape } from "./shapes";

/** A copy is the value itself: nothing in a graph is overwritten. */
export const identity: Rule = {
  kernel: "Identity",
  inputs: ["x"],
  shape: sameShape,
  simplify: ([x]) => x,
  onnx: () => {
    throw new Error("internal: Identity is simplified away");
  },
};
