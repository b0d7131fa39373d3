import type { Rule } from "./rule";
import { scatter } from "./scatter";
import { sameShape } from "./shapes";

/** Which of several updates of one place stays is not defined. */
export const tensorScatterUpdate: Rule = {
  kernel: "TensorScatterUpdate",
  inputs: ["tensor", "indices", "updates"],
  shape: sameShape,
  onnx(lowering, inputs) {
    const [tensor, indices, updates] = inputs.map((input) => lowering.place(input, "natural"));
    return { name: scatter(lowering, tensor!, [indices!, updates!], { add: false }), layout: "natural" };
  },
};
