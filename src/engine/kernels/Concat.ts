import { axisIn } from "../layout";
import type { Rule } from "./rule";

export const concat: Rule = {
  kernel: "Concat",
  inputs: "all",
  shape(inputs, { axis }) {
    const total = inputs.reduce((sum, { shape }) => sum + shape[axis as number]!, 0);
    return inputs[0]!.shape.map((size, a) => (a === axis ? total : size));
  },
  onnx(lowering, inputs, { axis }, { shape }) {
    const layout = lowering.layoutOf(inputs[0]!);
    const names = inputs.map((input) => lowering.place(input, layout));
    return { name: lowering.emit("Concat", names, { axis: axisIn(layout, axis as number, shape.length) }), layout };
  },
};
