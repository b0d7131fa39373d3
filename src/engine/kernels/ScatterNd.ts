import type { Shape } from "../../core/ndarray";
import type { Value } from "../graph";
import type { Lowering } from "../lower";
import { filled } from "./constant";
import type { Rule } from "./rule";
import { rowOrder, type RowOrder } from "./row-order";
import { scatter } from "./scatter";

/** Zeros, and on them what the updates add up to at each place. */
export const scatterNd: Rule = {
  kernel: "ScatterNd",
  inputs: ["indices", "updates"],
  shape: (_, { shape }) => shape as Shape,
  type: ([, updates]) => updates!.type,
  onnx(lowering, inputs, _, result) {
    const order = result.shape.length === 1 ? rowOrder(inputs[0]!, inputs[1]!) : undefined;
    if (order) return { name: inRowOrder(lowering, order, result), layout: "natural" };
    const data = filled(lowering, 0, result);
    const [indices, updates] = inputs.map((input) => lowering.place(input, "natural"));
    const name = scatter(lowering, data.name, [indices!, updates!], { add: true });
    return { name, layout: "natural" };
  },
};

function inRowOrder(lowering: Lowering, { sorted, values, updates }: RowOrder, { shape }: Value): string {
  const [data, rows] = [sorted, updates].map((value) => lowering.place(value, "natural"));
  lowering.place(values, "natural");
  const name = lowering.emit("ScatterElements", [data!, lowering.byproducts.get(values)!, rows!], { axis: 1 });
  return lowering.emit("Reshape", [name, lowering.integers([...shape])]);
}
