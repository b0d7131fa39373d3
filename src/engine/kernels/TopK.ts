import type { Composite, Rule } from "./rule";
import { castTo } from "./cast-to";
import { sameShape } from "./shapes";

/** The largest values of the last axis, largest first. Keeps where they stood, for `topKIndices`. */
export const topKValues: Rule = {
  kernel: "TopKValues",
  inputs: ["x"],
  shape: ([x], { k }) => [...x!.shape.slice(0, -1), k as number],
  onnx(lowering, [x], { k }, result) {
    const operands = [lowering.place(x!, "natural"), lowering.integers([k as number])];
    const [name, indices] = lowering.emitAll("TopK", operands, 2);
    lowering.byproducts.set(result, indices!);
    return { name: name!, layout: "natural" };
  },
};

/** Where the values stood; the first of equal ones comes first. */
export const topKIndices: Rule = {
  kernel: "TopKIndices",
  inputs: ["values"],
  shape: sameShape,
  type: () => "int32",
  onnx(lowering, [values]) {
    lowering.place(values!, "natural");
    return { name: castTo(lowering, lowering.byproducts.get(values!)!, "int64", "int32"), layout: "natural" };
  },
};

/** Always sorted, which `sorted: false` allows. */
export const topK: Composite = {
  kernel: "TopK",
  inputs: ["x"],
  calls([x], { k }, call) {
    const values = call(topKValues, [x!], { k });
    return [values, call(topKIndices, [values], {})];
  },
};
