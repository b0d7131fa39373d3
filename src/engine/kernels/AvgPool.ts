import { poolInfo } from "./pool";
import type { Rule } from "./rule";

export const avgPool: Rule = {
  kernel: "AvgPool",
  inputs: ["x"],
  shape: ([x], attributes) => poolInfo("AvgPool", x!, attributes).outShape,
  onnx(lowering, [x], attributes) {
    const { filterHeight, filterWidth } = poolInfo("AvgPool", x!, attributes);
    const window = [filterHeight, filterWidth];
    const name = lowering.emit("AveragePool", [lowering.place(x!, "channels first")], {
      kernel_shape: window,
      strides: window,
    });
    return { name, layout: "channels first" };
  },
};
