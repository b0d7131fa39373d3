import { poolInfo } from "./pool";
import type { Rule } from "./rule";

/** Each pixel of a window gets its share of the window's gradient; a row or column left out of all windows gets none. */
export const avgPoolGrad: Rule = {
  kernel: "AvgPoolGrad",
  inputs: ["dy", "input"],
  shape: ([, input]) => input!.shape,
  onnx(lowering, [dy, input], attributes) {
    const { filterHeight, filterWidth, inHeight, inWidth, outHeight, outWidth } = poolInfo(
      "AvgPoolGrad",
      input!,
      attributes,
    );
    const share = lowering.floats([1 / (filterHeight * filterWidth)], []);
    const shared = lowering.emit("Mul", [lowering.place(dy!, "channels first"), share]);
    const scales = lowering.floats([1, 1, filterHeight, filterWidth], [4]);
    const spread = lowering.emit("Resize", [shared, "", scales], {
      mode: "nearest",
      coordinate_transformation_mode: "asymmetric",
      nearest_mode: "floor",
    });
    const rest = [inHeight - outHeight * filterHeight, inWidth - outWidth * filterWidth];
    if (rest.every((pixels) => pixels === 0)) return { name: spread, layout: "channels first" };
    const pads = lowering.integers([0, 0, 0, 0, 0, 0, ...rest]);
    return { name: lowering.emit("Pad", [spread, pads]), layout: "channels first" };
  },
};
