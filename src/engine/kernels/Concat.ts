import { axisIn } from "../layout";
import type { Rule } from "./rule";
import { fromFront } from "./shapes";

export const concat: Rule = {
  kernel: "Concat",
  inputs: "all",
  shape(inputs, { axis }) {
    const { shape } = inputs[0]!;
    const along = fromFront(axis as number, shape.length);
    return shape.map((size, a) => (a === along ? inputs.reduce((sum, input) => sum + input.shape[a]!, 0) : size));
  },
  onnx(lowering, inputs, { axis }, { shape }) {
    const layout = lowering.layoutOf(inputs[0]!);
    const names = inputs.map((input) => lowering.place(input, layout));
    const along = axisIn(layout, fromFront(axis as number, shape.length), shape.length);
    return { name: lowering.emit("Concat", names, { axis: along }), layout };
  },
};
