import type { Shape } from "../../core/ndarray";
import type { ElementType } from "../graph";
import type { Rule } from "./rule";
import { neverEmitted } from "./spread";

export const fill: Rule = {
  kernel: "Fill",
  inputs: [],
  shape: (_, { shape }) => shape as Shape,
  type: (_, { dtype }) => dtype as ElementType,
  onnx: neverEmitted,
};
