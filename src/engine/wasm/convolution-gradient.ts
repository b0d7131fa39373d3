import { backend_util } from "../../core/tensor";
import type { Replacement } from "./replace";

type Size4D = [number, number, number, number];

/**
 * The gradient of a stride-1 convolution by its map [batch, height, width, in]: a convolution with the filter turned by
 * 180° and its channels swapped, padded by what the first one left off. The wasm backend's own is a plain loop:
 * 0.41 s against 0.04 s (64 to 64 channels, 3×3, 128×128, one thread).
 */
export const convolutionGradient: Replacement = ({ dy, filter }, attrs, run) => {
  const pad = padsOfGradient(filter!.shape as Size4D, attrs);
  if (pad === undefined) return undefined;
  const reversed = run("Reverse", { x: filter! }, { dims: [0, 1] });
  const turned = run("Transpose", { x: reversed }, { perm: [0, 1, 3, 2] });
  return run("Conv2D", { x: dy!, filter: turned }, { strides: 1, pad, dilations: 1, dataFormat: "NHWC" });
};

/** Pads [before, after] of each axis, as tfjs takes them; undefined for strides and layouts that have no such form. */
function padsOfGradient(filterShape: Size4D, attrs: Parameters<Replacement>[1]): number[][] | undefined {
  const { strides, pad, dimRoundingMode, inputShape, dataFormat } = attrs;
  if (dataFormat !== "NHWC") return undefined;
  const info = backend_util.computeConv2DInfo(
    inputShape as Size4D,
    filterShape,
    strides as number,
    1,
    pad as "same",
    dimRoundingMode as "floor",
  );
  if (info.strideHeight !== 1 || info.strideWidth !== 1) return undefined;
  const { top, bottom, left, right } = info.padInfo;
  const rows = [info.filterHeight - 1 - top, info.filterHeight - 1 - bottom];
  const columns = [info.filterWidth - 1 - left, info.filterWidth - 1 - right];
  // A convolution padded by more than its filter reaches has no such gradient.
  return [...rows, ...columns].every((count) => count >= 0) ? [[0, 0], rows, columns, [0, 0]] : undefined;
}
