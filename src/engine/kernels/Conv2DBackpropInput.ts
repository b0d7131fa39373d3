import type { Shape } from "../../core/ndarray";
import type { Value } from "../graph";
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
  onnx(lowering, inputs, attributes) {
    const [dy, filter] = inputs as [Value, Value];
    const { padInfo, strideHeight, strideWidth } = convolutionInfo(
      attributes["inputShape"] as Shape,
      inputs,
      attributes,
    );
    if (strideHeight !== 1 || strideWidth !== 1)
      throw new Error("compile: the gradient of a convolution has a rule for stride 1 only; pool after it instead");
    const [height, width, from, to] = filter.shape as [number, number, number, number];
    const { top, left, bottom, right } = padInfo;
    const name = lowering.emit(
      "Conv",
      [lowering.place(dy, "channels first"), lowering.floats(turnedFilter(filter), [from, to, height, width])],
      {
        kernel_shape: [height, width],
        pads: [height - 1 - top, width - 1 - left, height - 1 - bottom, width - 1 - right],
      },
    );
    return { name, layout: "channels first" };
  },
};

/** [height, width, in, out] -> [in, out, height, width], positions in reverse. */
function turnedFilter(filter: Value): Float32Array {
  const [height, width, from, to] = filter.shape as [number, number, number, number];
  const data = constantFilter(filter);
  const turned = new Float32Array(data.length);
  let at = 0;
  for (let i = 0; i < from; i++)
    for (let o = 0; o < to; o++)
      for (let position = height * width - 1; position >= 0; position--)
        turned[at++] = data[(position * from + i) * to + o]!;
  return turned;
}
