import type { ElementType } from "../graph";
import { castTo } from "./cast-to";
import { constant } from "./constant";
import type { Rule } from "./rule";

/** A new last axis with `onValue` at the index and `offValue` elsewhere; all off where the index lies outside. */
export const oneHot: Rule = {
  kernel: "OneHot",
  inputs: ["indices"],
  shape: ([indices], { depth }) => [...indices!.shape, depth as number],
  type: (_, { dtype }) => dtype as ElementType,
  onnx(lowering, [indices], { depth, onValue, offValue }, { type }) {
    const numbers = Int32Array.from({ length: depth as number }, (_, i) => i);
    const index = lowering.emit("Unsqueeze", [lowering.place(indices!, "natural"), lowering.integers([-1])]);
    const hit = lowering.emit("Equal", [index, constant(lowering, numbers, [numbers.length], "int32")]);
    const within = type === "bool" ? "int32" : type; // Where has no kernel for bool
    const values = [onValue, offValue].map((value) => constant(lowering, [value as number], [], within));
    const name = castTo(lowering, lowering.emit("Where", [hit, ...values]), within, type);
    return { name, layout: "natural" };
  },
};
