import { inLayout } from "../layout";
import type { Rule } from "./rule";

export const tile: Rule = {
  kernel: "Tile",
  inputs: ["x"],
  shape: ([x], { reps }) => x!.shape.map((size, axis) => size * (reps as number[])[axis]!),
  simplify: ([x], { reps }) => ((reps as number[]).every((times) => times === 1) ? x : undefined),
  onnx(lowering, [x], { reps }) {
    const layout = lowering.layoutOf(x!);
    const times = lowering.integers(inLayout(layout, reps as number[]));
    return { name: lowering.emit("Tile", [lowering.place(x!, layout), times]), layout };
  },
};
