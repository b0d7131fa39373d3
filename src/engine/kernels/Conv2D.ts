import { backend_util } from "../../core/tensor";
import { emitConvolution } from "../convolution";
import type { Attributes, Value } from "../graph";
import type { Lowering, Placed } from "../lower";
import { constantFilter } from "./filter";
import type { Rule } from "./rule";

/** Map [1, height, width, in]; filter [height, width, in, out], constant. */
export const conv2D: Rule = {
  kernel: "Conv2D",
  inputs: ["x", "filter"],
  shape: ([x, filter], attributes) => convolutionInfo(x!.shape, filter!, attributes).outShape,
  onnx: (lowering, inputs, attributes) => convolution(lowering, inputs, attributes),
};

/** The nodes for a Conv2D call, with its bias where one is added to it. */
export function convolution(
  lowering: Lowering,
  [x, filter]: readonly Value[],
  attributes: Attributes,
  bias?: Value,
): Placed {
  const { padInfo, strideHeight, strideWidth, inHeight, inWidth } = convolutionInfo(x!.shape, filter!, attributes);
  const name = emitConvolution(lowering, lowering.place(x!, "channels first"), {
    height: inHeight,
    width: inWidth,
    filter: constantFilter(filter!),
    pads: padInfo,
    strides: [strideHeight, strideWidth],
    ...(bias ? { bias: lowering.place(bias, "natural") } : {}),
  });
  return { name, layout: "channels first" };
}

/** Sizes and pads of a call. @throws for what no rule here covers: dilations and batches */
export function convolutionInfo(
  inputShape: readonly number[],
  filter: Value,
  attributes: Attributes,
  { depthwise = false } = {},
) {
  const { strides, pad, dilations = 1, dimRoundingMode } = attributes;
  const info = backend_util.computeConv2DInfo(
    inputShape as [number, number, number, number],
    filter.shape as [number, number, number, number],
    strides as number,
    dilations as number,
    pad as "same",
    dimRoundingMode as "floor",
    depthwise,
  );
  if (info.batchSize !== 1 || info.dilationHeight !== 1 || info.dilationWidth !== 1)
    throw new Error("compile: convolutions have a rule for one undilated map only; use --engine cpu for others");
  return info;
}

/** Rows and columns at the bottom and at the right that a convolution of these sizes does not reach. */
export function unreached(info: ReturnType<typeof convolutionInfo>): [number, number] {
  const { top, bottom, left, right } = info.padInfo;
  return [
    info.inHeight + top + bottom - info.filterHeight - (info.outHeight - 1) * info.strideHeight,
    info.inWidth + left + right - info.filterWidth - (info.outWidth - 1) * info.strideWidth,
  ];
}
