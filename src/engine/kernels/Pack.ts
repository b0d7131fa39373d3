import type { Rule } from "./rule";
import { fromFront, withAxis } from "./shapes";

/** Values of one shape along a new axis. */
export const pack: Rule = {
  kernel: "Pack",
  inputs: "all",
  shape(inputs, { axis }) {
    const { shape } = inputs[0]!;
    return withAxis(shape, fromFront(axis as number, shape.length + 1), inputs.length);
  },
  onnx(lowering, inputs, { axis }, { shape }) {
    const along = fromFront(axis as number, shape.length);
    const list = lowering.integers([along]);
    const rows = inputs.map((input) => lowering.emit("Unsqueeze", [lowering.place(input, "natural"), list]));
    return { name: lowering.emit("Concat", rows, { axis: along }), layout: "natural" };
  },
};
