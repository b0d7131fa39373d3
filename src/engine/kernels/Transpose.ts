import type { Rule } from "./rule";

export const transpose: Rule = {
  kernel: "Transpose",
  inputs: ["x"],
  shape: ([x], { perm }) => (perm as number[]).map((axis) => x!.shape[axis]!),
  onnx(lowering, [x], { perm }) {
    return {
      name: lowering.emit("Transpose", [lowering.place(x!, "natural")], { perm: perm as number[] }),
      layout: "natural",
    };
  },
};
