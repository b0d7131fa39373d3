import type { Shape } from "../../core/ndarray";
import { sizeOf } from "../../core/ndarray";
import { inLayout } from "../layout";
import type { Rule } from "./rule";

export const reshape: Rule = {
  kernel: "Reshape",
  inputs: ["x"],
  shape([x], { shape }) {
    const wanted = shape as number[];
    const rest = sizeOf(x!.shape) / wanted.reduce((product, size) => (size === -1 ? product : product * size), 1);
    return wanted.map((size) => (size === -1 ? rest : size));
  },
  simplify([x], { shape }) {
    return x!.shape.join() === (shape as number[]).join() ? x : undefined;
  },
  onnx(lowering, [x], _, result) {
    const layout = keepsChannels(x!.shape, result.shape) ? lowering.layoutOf(x!) : "natural";
    const shape = lowering.integers(inLayout(layout, result.shape));
    return { name: lowering.emit("Reshape", [lowering.place(x!, layout), shape]), layout };
  },
};

/** Merging or splitting positions alone means the same in both layouts. */
function keepsChannels(from: Shape, to: Shape): boolean {
  return from.length >= 3 && to.length >= 3 && from[0] === to[0] && from.at(-1) === to.at(-1);
}
