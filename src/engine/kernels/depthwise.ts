import type { Convolution } from "../convolution";
import type { Attributes, Value } from "../graph";
import { convolutionInfo } from "./Conv2D";
import { constantFilter } from "./filter";

/** A convolution of each channel by itself, filter [height, width, channels, filters a channel], as one of groups. */
export function depthwise(inputShape: readonly number[], filter: Value, attributes: Attributes) {
  const info = convolutionInfo(inputShape, filter, attributes, { depthwise: true });
  const [height, width, channels, multiplier] = filter.shape as [number, number, number, number];
  const convolution: Convolution = {
    height: info.inHeight,
    width: info.inWidth,
    filter: { shape: [height, width, 1, channels * multiplier], data: constantFilter(filter).data },
    pads: info.padInfo,
    strides: [info.strideHeight, info.strideWidth],
    groups: channels,
  };
  return { info, convolution };
}
