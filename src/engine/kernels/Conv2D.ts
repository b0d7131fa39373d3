import { backend_util } from "../../core/tensor";
import type { Attributes, Value } from "../graph";
import type { Lowering, Placed } from "../lower";
import { constantFilter } from "./filter";
import type { Rule } from "./rule";

/** Filter [height, width, in, out], constant; map [batch, height, width, in]. */
export const conv2D: Rule = {
  kernel: "Conv2D",
  inputs: ["x", "filter"],
  shape: (inputs, attributes) => convolutionInfo(inputs[0]!.shape, inputs, attributes).outShape,
  onnx: (lowering, inputs, attributes) => convolution(lowering, inputs, attributes),
};

/** The node for a Conv2D call, with its bias where one is added to it. */
export function convolution(
  lowering: Lowering,
  inputs: readonly Value[],
  attributes: Attributes,
  bias?: Value,
): Placed {
  const [x, filter] = inputs;
  const { padInfo, strideHeight, strideWidth, dilationHeight, dilationWidth } = convolutionInfo(
    x!.shape,
    inputs,
    attributes,
  );
  const [height, width, from, to] = filter!.shape as [number, number, number, number];
  const kernel = new Float32Array(height * width * from * to);
  const data = constantFilter(filter!);
  let at = 0;
  for (let o = 0; o < to; o++)
    for (let i = 0; i < from; i++)
      for (let position = 0; position < height * width; position++)
        kernel[at++] = data[(position * from + i) * to + o]!;
  const operands = [lowering.place(x!, "channels first"), lowering.floats(kernel, [to, from, height, width])];
  if (bias) operands.push(lowering.place(bias, "natural"));
  const name = lowering.emit("Conv", operands, {
    kernel_shape: [height, width],
    pads: [padInfo.top, padInfo.left, padInfo.bottom, padInfo.right],
    strides: [strideHeight, strideWidth],
    dilations: [dilationHeight, dilationWidth],
  });
  return { name, layout: "channels first" };
}

export function convolutionInfo(inputShape: readonly number[], [, filter]: readonly Value[], attributes: Attributes) {
  const { strides, pad, dilations = 1, dimRoundingMode } = attributes;
  return backend_util.computeConv2DInfo(
    inputShape as [number, number, number, number],
    filter!.shape as [number, number, number, number],
    strides as number,
    dilations as number,
    pad as "same",
    dimRoundingMode as "floor",
  );
}
