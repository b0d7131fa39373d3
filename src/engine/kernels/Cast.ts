import type { ElementType } from "../graph";
import { castTo } from "./cast-to";
import type { Rule } from "./rule";
import { sameShape } from "./shapes";

/** Toward zero to whole numbers; true is all that is not 0. */
export const cast: Rule = {
  kernel: "Cast",
  inputs: ["x"],
  shape: sameShape,
  type: (_, { dtype }) => dtype as ElementType,
  simplify: ([x], { dtype }) => (x!.type === dtype ? x : undefined),
  onnx(lowering, [x], _, { type }) {
    const layout = lowering.layoutOf(x!);
    return { name: castTo(lowering, lowering.place(x!, layout), x!.type, type), layout };
  },
};
