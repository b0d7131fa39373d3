import { backend_util } from "../../core/tensor";
import { axisIn, type Layout } from "../layout";
import type { Attributes, Value } from "../graph";
import type { Lowering } from "../lower";
import { castTo } from "./cast-to";
import type { Rule } from "./rule";
import { fromFront, tensorInfo } from "./shapes";

/** Entries along an axis, by their numbers; with `batchDims`, each batch by its own. */
export const gatherV2: Rule = {
  kernel: "GatherV2",
  inputs: ["x", "indices"],
  shape([x, indices], attributes) {
    const { axis, batchDims } = read(x!, attributes);
    const infos = [x!, indices!].map(tensorInfo) as [never, never];
    return backend_util.segment_util.collectGatherOpShapeInfo(...infos, axis, batchDims).outputShape;
  },
  type: ([x]) => x!.type,
  onnx(lowering, [x, indices], attributes) {
    const { axis, batchDims } = read(x!, attributes);
    const list = lowering.place(indices!, "natural");
    if (batchDims > 0) return { name: inBatches(lowering, x!, indices!, axis, batchDims), layout: "natural" };
    const layout: Layout = indices!.shape.length === 1 ? lowering.layoutOf(x!) : "natural";
    const along = axisIn(layout, axis, x!.shape.length);
    return { name: lowering.emit("Gather", [lowering.place(x!, layout), list], { axis: along }), layout };
  },
};

function read(x: Value, { axis, batchDims }: Attributes) {
  return { axis: fromFront(axis as number, x.shape.length), batchDims: (batchDims as number | undefined) ?? 0 };
}

/** The axis is brought behind the batch, where GatherND wants it, and what came of it to its place. */
function inBatches(lowering: Lowering, x: Value, indices: Value, axis: number, batchDims: number): string {
  const [name, list] = [x, indices].map((value) => lowering.place(value, "natural"));
  const rank = x.shape.length;
  if (indices.shape.length === rank && batchDims === rank - 1)
    return lowering.emit("GatherElements", [name!, list!], { axis });
  const last = lowering.integers([-1]);
  const places = lowering.emit("Unsqueeze", [castTo(lowering, list!, indices.type, "int64"), last]);
  const gather = (from: string) => lowering.emit("GatherND", [from, places], { batch_dims: batchDims });
  if (axis === batchDims) return gather(name!);
  const [batch, between, behind] = [from(0, batchDims), from(batchDims, axis), from(axis + 1, rank)];
  const gathered = gather(lowering.emit("Transpose", [name!], { perm: [...batch, axis, ...between, ...behind] }));
  const found = indices.shape.length - batchDims;
  const perm = [...batch, ...between.map((a) => a + found), ...from(batchDims, batchDims + found)];
  const rest = from(perm.length, rank - 1 + found);
  return lowering.emit("Transpose", [gathered], { perm: [...perm, ...rest] });
}

/** Whole numbers from `start` to before `end`. */
function from(start: number, end: number): number[] {
  return Array.from({ length: end - start }, (_, i) => start + i);
}
