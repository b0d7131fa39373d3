import type { Shape } from "../../core/ndarray";
import { emitConvolution, turned } from "../convolution";
import { convolutionInfo } from "./Conv2D";
import { constantFilter } from "./filter";
import type { Rule } from "./rule";

/**
 * The gradient of a stride-1 convolution by its map: a convolution with the filter turned by 180° and its channels
 * swapped, padded by what the first one left off. ONNX's ConvTranspose says the same, more slowly.
 */
export const conv2DBackpropInput: Rule = {
  kernel: "Conv2DBackpropInput",
  inputs: ["dy", "filter"],
  shape: (_, { inputShape }) => inputShape as Shape,
  onnx(lowering, [dy, filter], attributes) {
    const info = convolutionInfo(attributes.inputShape as Shape, filter!, attributes);
    if (info.strideHeight !== 1 || info.strideWidth !== 1)
      throw new Error("compile: the gradient of a convolution has a rule for stride 1 only; pool after it instead");
    const { top, left, bottom, right } = info.padInfo;
    const name = emitConvolution(lowering, lowering.place(dy!, "channels first"), {
      height: info.outHeight,
      width: info.outWidth,
      filter: turned(constantFilter(filter!)),
      pads: {
        top: info.filterHeight - 1 - top,
        left: info.filterWidth - 1 - left,
        bottom: info.filterHeight - 1 - bottom,
        right: info.filterWidth - 1 - right,
      },
    });
    return { name, layout: "channels first" };
  },
};
