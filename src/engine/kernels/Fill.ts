import type { Shape } from "../../core/ndarray";
import type { ElementType } from "../graph";
import { filled } from "./constant";
import type { Rule } from "./rule";

export const fill: Rule = {
  kernel: "Fill",
  inputs: [],
  shape: (_, { shape }) => shape as Shape,
  type: (_, { dtype }) => dtype as ElementType,
  onnx: (lowering, _inputs, { value }, result) => filled(lowering, value as number, result),
};
