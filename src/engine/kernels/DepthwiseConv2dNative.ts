import { emitConvolution } from "../convolution";
import { depthwise } from "./depthwise";
import type { Rule } from "./rule";

/** Map [1, height, width, channels]; filter [height, width, channels, filters a channel], constant. */
export const depthwiseConv2dNative: Rule = {
  kernel: "DepthwiseConv2dNative",
  inputs: ["x", "filter"],
  shape: ([x, filter], attributes) => depthwise(x!.shape, filter!, attributes).info.outShape,
  onnx(lowering, [x, filter], attributes) {
    const { convolution } = depthwise(x!.shape, filter!, attributes);
    const name = emitConvolution(lowering, lowering.place(x!, "channels first"), convolution);
    return { name, layout: "channels first" };
  },
};
