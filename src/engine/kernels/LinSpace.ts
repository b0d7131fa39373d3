import type { Attributes } from "../graph";
import { constant } from "./constant";
import type { Rule } from "./rule";

/** Evenly spaced numbers from start to stop, by addition of float32 numbers as in tfjs. */
export const linSpace: Rule = {
  kernel: "LinSpace",
  inputs: [],
  shape: (_, { num }) => [num as number],
  type: () => "float32",
  onnx(lowering, _, attributes, { shape, type }) {
    return { name: constant(lowering, numbers(attributes), shape, type), layout: "natural" };
  },
};

function numbers({ start, stop, num }: Attributes): Float32Array {
  const [first, last, count] = [start as number, stop as number, num as number];
  const list = new Float32Array(count);
  list.forEach((_, i) => (list[i] = i === 0 ? first : list[i - 1]! + (last - first) / (count - 1)));
  return list;
}
