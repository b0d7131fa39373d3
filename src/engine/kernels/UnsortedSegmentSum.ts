import { castTo } from "./cast-to";
import { constant, filled } from "./constant";
import type { Rule } from "./rule";
import { scatter } from "./scatter";

/** Sums of the rows that share a number: the gradient of GatherV2. Rows with negative numbers go to no sum. */
export const unsortedSegmentSum: Rule = {
  kernel: "UnsortedSegmentSum",
  inputs: ["x", "segmentIds"],
  shape: ([x], { numSegments }) => [numSegments as number, ...x!.shape.slice(1)],
  type: () => "float32",
  onnx(lowering, [x, ids], { numSegments }, { shape, type }) {
    if (ids!.shape.length !== 1)
      throw new Error("compile: unsortedSegmentSum has a rule for a list of segments only; reshape x and segmentIds");
    const rows = castTo(lowering, lowering.place(x!, "natural"), x!.type, type);
    const numbers = lowering.place(ids!, "natural");
    const [none, rest] = [0, numSegments as number].map((number) => constant(lowering, [number], [], "int32"));
    const kept = lowering.emit("Where", [lowering.emit("Less", [numbers, none!]), rest!, numbers]);
    const places = lowering.emit("Unsqueeze", [kept, lowering.integers([-1])]);
    const oneMore = filled(lowering, 0, { shape: [shape[0]! + 1, ...shape.slice(1)], type }).name;
    const sums = scatter(lowering, oneMore, [places, rows], { add: true });
    const limits = [0, shape[0]!, 0].map((number) => lowering.integers([number]));
    return { name: lowering.emit("Slice", [sums, ...limits]), layout: "natural" };
  },
};
