import type { Value } from "../graph";
import { isChannelVector } from "../layout";
import { convolution } from "./Conv2D";
import { broadcast } from "./elementwise";
import type { Rule } from "./rule";
import { broadcastShape } from "./shapes";

/** Adding nothing is left out, as where tfjs adds up gradients; a bias added to a convolution is that convolution's third input. */
export const add: Rule = {
  kernel: "Add",
  inputs: ["a", "b"],
  shape: broadcastShape,
  simplify([a, b]) {
    const [first, second] = [isZero(a!), isZero(b!)];
    if (second && keepsShape(a!, b!)) return a;
    return first && keepsShape(b!, a!) ? b : undefined;
  },
  onnx(lowering, inputs) {
    const [a, b] = inputs;
    const { source, shape } = a!;
    if (source.kind === "kernel" && source.kernel === "Conv2D" && isChannelVector(b!, shape[3]!))
      return convolution(lowering, source.inputs, source.attributes, b);
    return broadcast(lowering, "Add", inputs);
  },
};

function isZero({ source }: Value): boolean {
  return source.kind === "kernel" && source.kernel === "ZerosLike";
}

function keepsShape(value: Value, added: Value): boolean {
  return value.type === added.type && broadcastShape([value, added]).join() === value.shape.join();
}
