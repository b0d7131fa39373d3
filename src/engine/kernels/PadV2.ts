import { inLayout } from "../layout";
import { constant } from "./constant";
import type { Rule } from "./rule";

/** A constant around a map: the gradient of Slice. */
export const padV2: Rule = {
  kernel: "PadV2",
  inputs: ["x"],
  shape: ([x], { paddings }) =>
    (paddings as [number, number][]).map(([before, after], axis) => before + x!.shape[axis]! + after),
  onnx(lowering, [x], { paddings, constantValue }) {
    const layout = lowering.layoutOf(x!);
    const perAxis = inLayout(layout, paddings as [number, number][]);
    const pads = [...perAxis.map(([before]) => before), ...perAxis.map(([, after]) => after)];
    const value = constant(lowering, [constantValue as number], [], x!.type);
    return { name: lowering.emit("Pad", [lowering.place(x!, layout), lowering.integers(pads), value]), layout };
  },
};
