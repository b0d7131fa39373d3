import { permutation } from "../layout";
import type { Rule } from "./rule";

/** From channels last to channels first and back, nothing moves where the value lies so already. */
export const transpose: Rule = {
  kernel: "Transpose",
  inputs: ["x"],
  shape: ([x], { perm }) => (perm as number[]).map((axis) => x!.shape[axis]!),
  onnx(lowering, [x], { perm }) {
    const order = perm as number[];
    for (const [from, to] of [
      ["channels first", "natural"],
      ["natural", "channels first"],
    ] as const)
      if (
        order.length >= 3 &&
        lowering.layoutOf(x!) === from &&
        String(order) === String(permutation(order.length, from))
      )
        return { name: lowering.place(x!, from), layout: to };
    return { name: lowering.emit("Transpose", [lowering.place(x!, "natural")], { perm: order }), layout: "natural" };
  },
};
