import { slice_util } from "../../core/tensor";
import type { Attributes, Value } from "../graph";
import { inLayout } from "../layout";
import type { Rule } from "./rule";
import { tensorInfo } from "./shapes";

export const slice: Rule = {
  kernel: "Slice",
  inputs: ["x"],
  shape: ([x], attributes) => rangeOf(x!, attributes).size,
  onnx(lowering, [x], attributes) {
    const layout = lowering.layoutOf(x!);
    const { begin, size } = rangeOf(x!, attributes);
    const end = begin.map((start, axis) => start + size[axis]!);
    const limits = [begin, end].map((list) => lowering.integers(inLayout(layout, list)));
    return { name: lowering.emit("Slice", [lowering.place(x!, layout), ...limits]), layout };
  },
};

/** tfjs lets both be single numbers or lists that stop early; −1 is all that is left. */
function rangeOf(x: Value, { begin, size }: Attributes) {
  const found = slice_util.parseSliceParams(tensorInfo(x), begin as number[], size as number[] | undefined);
  return { begin: found[0]!, size: found[1]! };
}
