import type { Shape } from "../../core/ndarray";
import { filled } from "./constant";
import type { Rule } from "./rule";
import { scatter } from "./scatter";

/** Zeros, and on them what the updates add up to at each place. */
export const scatterNd: Rule = {
  kernel: "ScatterNd",
  inputs: ["indices", "updates"],
  shape: (_, { shape }) => shape as Shape,
  type: ([, updates]) => updates!.type,
  onnx(lowering, inputs, _, result) {
    const data = filled(lowering, 0, result);
    const [indices, updates] = inputs.map((input) => lowering.place(input, "natural"));
    const name = scatter(lowering, data.name, [indices!, updates!], { add: true });
    return { name, layout: "natural" };
  },
};
