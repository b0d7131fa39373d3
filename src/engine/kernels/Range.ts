import type { Attributes, ElementType } from "../graph";
import { constant } from "./constant";
import type { Rule } from "./rule";

/** start, start + step, … before stop, by addition of float32 numbers as in tfjs; empty where the step leads away. */
export const range: Rule = {
  kernel: "Range",
  inputs: [],
  shape: (_, attributes) => [numbers(attributes).length],
  type: (_, { dtype }) => dtype as ElementType,
  onnx(lowering, _, attributes, { shape, type }) {
    return { name: constant(lowering, numbers(attributes), shape, type), layout: "natural" };
  },
};

function numbers({ start, stop, step, dtype }: Attributes): Float32Array | Int32Array {
  const [first, end] = [start as number, stop as number];
  const by = end < first && step === 1 ? -1 : (step as number); // a step that was not given turns with the range
  const count = Math.max(0, Math.ceil((end - first) / by));
  const list = dtype === "int32" ? new Int32Array(count) : new Float32Array(count);
  list.forEach((_, i) => (list[i] = i === 0 ? first : list[i - 1]! + by));
  return list;
}
