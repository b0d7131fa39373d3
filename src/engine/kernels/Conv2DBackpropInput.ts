import type { Shape } from "../../core/ndarray";
import { emitConvolution, emitTransposed, turned } from "../convolution";
import { convolutionInfo, unreached } from "./Conv2D";
import { constantFilter } from "./filter";
import type { Rule } from "./rule";

/**
 * The gradient of a convolution by its map. Of stride 1, it is a convolution with the filter turned by 180° and its
 * channels swapped, padded by what the first one left off; ONNX's ConvTranspose says the same, more slowly.
 */
export const conv2DBackpropInput: Rule = {
  kernel: "Conv2DBackpropInput",
  inputs: ["dy", "filter"],
  shape: (_, { inputShape }) => inputShape as Shape,
  onnx(lowering, [dy, filter], attributes) {
    const info = convolutionInfo(attributes.inputShape as Shape, filter!, attributes);
    const { strideHeight, strideWidth, inHeight: height, inWidth: width, padInfo: pads } = info;
    const map = lowering.place(dy!, "channels first");
    const before = constantFilter(filter!);
    if (strideHeight !== 1 || strideWidth !== 1) {
      const strides = [strideHeight, strideWidth] as const;
      const name = emitTransposed(lowering, map, { height, width, filter: before, pads, strides }, unreached(info));
      return { name, layout: "channels first" };
    }
    const name = emitConvolution(lowering, map, {
      height: info.outHeight,
      width: info.outWidth,
      filter: turned(before),
      pads: {
        top: info.filterHeight - 1 - pads.top,
        left: info.filterWidth - 1 - pads.left,
        bottom: info.filterHeight - 1 - pads.bottom,
        right: info.filterWidth - 1 - pads.right,
      },
    });
    return { name, layout: "channels first" };
  },
};
