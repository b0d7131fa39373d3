import { poolInfo } from "./pool";
import { inLayout } from "../layout";
import type { Rule } from "./rule";

/** Each window's gradient goes to the first of its maxima. */
export const maxPoolGrad: Rule = {
  kernel: "MaxPoolGrad",
  inputs: ["dy", "input", "output"],
  shape: ([, input]) => input!.shape,
  onnx(lowering, [dy, input, output], attributes) {
    const { filterHeight, filterWidth } = poolInfo("MaxPoolGrad", input!, attributes);
    lowering.place(output!, "channels first");
    const indices = lowering.byproducts.get(output!)!;
    const shape = lowering.integers(inLayout("channels first", input!.shape));
    const window = [filterHeight, filterWidth];
    const name = lowering.emit("MaxUnpool", [lowering.place(dy!, "channels first"), indices, shape], {
      kernel_shape: window,
      strides: window,
    });
    return { name, layout: "channels first" };
  },
};
