import { sizeOf, type Shape } from "../../core/ndarray";
import { backend_util } from "../../core/tensor";
import type { Value } from "../graph";
import { inLayout, type Layout } from "../layout";
import type { Lowering } from "../lower";
import type { Rule } from "./rule";

/**
 * Matrix products [...batch, rows, columns]. A map of channels first is the transpose of its natural matrix, so it is
 * taken as it lies, and only the transpose flag turns. Where the left factor lies so, the product is made
 * channels first too: (A B)ᵀ = Bᵀ Aᵀ.
 */
export const batchMatMul: Rule = {
  kernel: "BatchMatMul",
  inputs: ["a", "b"],
  shape([a, b], { transposeA, transposeB }) {
    const batch = backend_util.assertAndGetBroadcastShape(a!.shape.slice(0, -2), b!.shape.slice(0, -2));
    return [...batch, a!.shape.at(transposeA ? -1 : -2)!, b!.shape.at(transposeB ? -2 : -1)!];
  },
  onnx(lowering, [a, b], { transposeA, transposeB }, { shape }) {
    const left = factor(lowering, a!, transposeA as boolean);
    const right = factor(lowering, b!, transposeB as boolean);
    if (shape.length === 3 && layoutOf(lowering, a!) === "channels first" && !transposeA) {
      const product = multiplied(lowering, turned(right), turned(left), [shape[0]!, shape[2]!, shape[1]!]);
      return { name: product, layout: "channels first" };
    }
    return { name: multiplied(lowering, left, right, shape), layout: "natural" };
  },
};

/** A matrix as it lies, whether to transpose it, and its shape as it lies. */
interface Factor {
  readonly name: string;
  readonly transpose: boolean;
  readonly shape: Shape;
}

function factor(lowering: Lowering, value: Value, transpose: boolean): Factor {
  const layout = layoutOf(lowering, value);
  const name = lowering.place(value, layout);
  return layout === "natural"
    ? { name, transpose, shape: value.shape }
    : { name, transpose: !transpose, shape: inLayout(layout, value.shape) };
}

/** With more than three dimensions, channels first is no transpose of the last two. */
function layoutOf(lowering: Lowering, value: Value): Layout {
  return value.shape.length === 3 ? lowering.layoutOf(value) : "natural";
}

function turned(matrix: Factor): Factor {
  return { ...matrix, transpose: !matrix.transpose };
}

/** One Gemm for a batch of one, which transposes for free; else Transpose and MatMul. */
function multiplied(lowering: Lowering, left: Factor, right: Factor, shape: Shape): string {
  if (sizeOf(shape.slice(0, -2)) !== 1) {
    const names = [left, right].map(({ name, transpose, shape: { length: rank } }) => {
      const axes = Array.from({ length: rank }, (_, axis) => axis);
      return transpose
        ? lowering.emit("Transpose", [name], { perm: [...axes.slice(0, -2), rank - 1, rank - 2] })
        : name;
    });
    return lowering.emit("MatMul", names);
  }
  const flat = [left, right].map(({ name, shape: of }) =>
    lowering.emit("Reshape", [name, lowering.integers(of.slice(-2))]),
  );
  const product = lowering.emit("Gemm", flat, { transA: left.transpose ? 1 : 0, transB: right.transpose ? 1 : 0 });
  return lowering.emit("Reshape", [product, lowering.integers([...shape])]);
}
