import { backend_util } from "../../core/tensor";
import type { Attributes, Value } from "../graph";

/** Sizes of a pooling call; windows must not overlap and the map is not padded. @throws elsewhere, naming the kernel */
export function poolInfo(kernel: string, x: Value, { filterSize, strides, pad, dimRoundingMode }: Attributes) {
  const info = backend_util.computePool2DInfo(
    x.shape as [number, number, number, number],
    filterSize as number,
    strides as number,
    1,
    pad as "valid",
    dimRoundingMode as "floor",
  );
  const { filterHeight, filterWidth, strideHeight, strideWidth, padInfo } = info;
  const plain = filterHeight === strideHeight && filterWidth === strideWidth && padInfo.type === "VALID";
  if (!plain) throw new Error(`compile: ${kernel} has a rule for windows side by side without padding only`);
  return info;
}
