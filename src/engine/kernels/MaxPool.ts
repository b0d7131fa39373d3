import { poolInfo } from "./pool";
import type { Rule } from "./rule";

/** Also keeps where each maximum stood, for MaxPoolGrad. */
export const maxPool: Rule = {
  kernel: "MaxPool",
  inputs: ["x"],
  shape: ([x], attributes) => poolInfo("MaxPool", x!, attributes).outShape,
  onnx(lowering, [x], attributes, result) {
    const { filterHeight, filterWidth } = poolInfo("MaxPool", x!, attributes);
    const window = [filterHeight, filterWidth];
    const operands = [lowering.place(x!, "channels first")];
    const [name, indices] = lowering.emitAll("MaxPool", operands, 2, { kernel_shape: window, strides: window });
    lowering.byproducts.set(result, indices!);
    return { name: name!, layout: "channels first" };
  },
};
