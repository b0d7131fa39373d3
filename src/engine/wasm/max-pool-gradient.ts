import { backend_util } from "../../core/tensor";
import type { Replacement } from "./replace";

/**
 * The gradient of max pooling with windows side by side: each window's goes to the first of its maxima. The wasm
 * backend's own (4.22) takes windows below zero for zeros, and their gradient to the first entry.
 *
 * The entries of each window in a row, [windows down, across, channels, entries]; a maximum is the first where none
 * came before it.
 */
export const maxPoolGradient: Replacement = ({ dy, input, output }, attrs, run) => {
  const info = backend_util.computePool2DInfo(
    input!.shape as [number, number, number, number],
    attrs.filterSize as number,
    attrs.strides as number,
    1,
    attrs.pad as "valid",
    attrs.dimRoundingMode as "floor",
  );
  const { filterHeight, filterWidth, outHeight, outWidth, inHeight, inWidth, inChannels, batchSize } = info;
  const sideBySide = filterHeight === info.strideHeight && filterWidth === info.strideWidth;
  if (!sideBySide || info.padInfo.type !== "VALID" || batchSize !== 1) return undefined;

  const windows = [outHeight, outWidth, inChannels];
  const [height, width] = [outHeight * filterHeight, outWidth * filterWidth];
  const covered = run("Slice", { x: input! }, { begin: [0, 0, 0, 0], size: [1, height, width, inChannels] });
  const split = run("Reshape", { x: covered }, { shape: [outHeight, filterHeight, outWidth, filterWidth, inChannels] });
  const turned = run("Transpose", { x: split }, { perm: [0, 2, 4, 1, 3] });
  const entries = run("Reshape", { x: turned }, { shape: [...windows, filterHeight * filterWidth] });

  const maxima = run("Reshape", { x: output! }, { shape: [...windows, 1] });
  const equal = run("Equal", { a: entries, b: maxima }, {});
  const isMaximum = run("Cast", { x: equal }, { dtype: "float32" });
  const before = run("Cumsum", { x: isMaximum }, { axis: 3, exclusive: true, reverse: false });
  const later = run("Step", { x: before }, { alpha: 0 });
  const mask = run("Sub", { a: isMaximum, b: run("Multiply", { a: isMaximum, b: later }, {}) }, {});

  const gradients = run("Reshape", { x: dy! }, { shape: [...windows, 1] });
  const spread = run("Multiply", { a: mask, b: gradients }, {});
  const whole = run("Reshape", { x: spread }, { shape: [...windows, filterHeight, filterWidth] });
  const inPlace = run("Transpose", { x: whole }, { perm: [0, 3, 1, 4, 2] });
  const map = run("Reshape", { x: inPlace }, { shape: [1, height, width, inChannels] });
  const rest = [0, inHeight - height, inWidth - width, 0];
  return run("PadV2", { x: map }, { paddings: rest.map((count) => [0, count]), constantValue: 0 });
};
