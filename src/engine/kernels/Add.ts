import { isChannelVector } from "../layout";
import { convolution } from "./Conv2D";
import { broadcast } from "./elementwise";
import type { Rule } from "./rule";
import { broadcastShape } from "./shapes";

/** A bias added to a convolution is that convolution's third input. */
export const add: Rule = {
  kernel: "Add",
  inputs: ["a", "b"],
  shape: broadcastShape,
  onnx(lowering, inputs) {
    const [a, b] = inputs;
    const { source, shape } = a!;
    if (source.kind === "kernel" && source.kernel === "Conv2D" && isChannelVector(b!, shape[3]!))
      return convolution(lowering, source.inputs, source.attributes, b);
    return broadcast(lowering, "Add", inputs);
  },
};
