import type { Value } from "../graph";
import type { Layout } from "../layout";
import type { Lowering } from "../lower";
import type { Rule } from "./rule";

/**
 * Matrix products [batch, rows, columns]. A map of channels first is the transpose of its natural matrix, so it is
 * taken as it lies, and only the transpose flag turns. Where the left factor lies so, the product is made
 * channels first too: (A B)ᵀ = Bᵀ Aᵀ.
 */
export const batchMatMul: Rule = {
  kernel: "BatchMatMul",
  inputs: ["a", "b"],
  shape([a, b], { transposeA, transposeB }) {
    const [batch, rows, inner] = a!.shape;
    return [batch!, transposeA ? inner! : rows!, b!.shape[transposeB ? 1 : 2]!];
  },
  onnx(lowering, [a, b], { transposeA, transposeB }, { shape }) {
    const left = factor(lowering, a!, transposeA as boolean);
    const right = factor(lowering, b!, transposeB as boolean);
    if (lowering.layoutOf(a!) === "channels first" && !transposeA) {
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
  readonly shape: readonly number[];
}

function factor(lowering: Lowering, value: Value, transpose: boolean): Factor {
  const layout: Layout = lowering.layoutOf(value);
  const [batch, rows, columns] = value.shape as [number, number, number];
  if (layout === "natural") return { name: lowering.place(value, layout), transpose, shape: [batch, rows, columns] };
  return { name: lowering.place(value, layout), transpose: !transpose, shape: [batch, columns, rows] };
}

function turned(matrix: Factor): Factor {
  return { ...matrix, transpose: !matrix.transpose };
}

/** One Gemm for a batch of one, which transposes for free; else Transpose and MatMul. */
function multiplied(lowering: Lowering, left: Factor, right: Factor, shape: readonly number[]): string {
  if (shape[0] !== 1) {
    const names = [left, right].map(({ name, transpose }) =>
      transpose ? lowering.emit("Transpose", [name], { perm: [0, 2, 1] }) : name,
    );
    return lowering.emit("MatMul", names);
  }
  const flat = [left, right].map(({ name, shape: [, rows, columns] }) =>
    lowering.emit("Reshape", [name, lowering.integers([rows!, columns!])]),
  );
  const product = lowering.emit("Gemm", flat, { transA: left.transpose ? 1 : 0, transB: right.transpose ? 1 : 0 });
  return lowering.emit("Reshape", [product, lowering.integers([...shape])]);
}
