import type { Shape } from "../../core/ndarray";
import { emitTransposed } from "../convolution";
import { unreached } from "./Conv2D";
import { depthwise } from "./depthwise";
import type { Rule } from "./rule";

export const depthwiseConv2dNativeBackpropInput: Rule = {
  kernel: "DepthwiseConv2dNativeBackpropInput",
  inputs: ["dy", "filter"],
  shape: (_, { inputShape }) => inputShape as Shape,
  onnx(lowering, [dy, filter], attributes) {
    const { info, convolution } = depthwise(attributes.inputShape as Shape, filter!, attributes);
    const name = emitTransposed(lowering, lowering.place(dy!, "channels first"), convolution, unreached(info));
    return { name, layout: "channels first" };
  },
};
