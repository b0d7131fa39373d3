import type { Value } from "../graph";
import type { Layout } from "../layout";
import type { Lowering, Placed } from "../lower";
import type { Rule } from "./rule";
import { broadcastShape, sameShape } from "./shapes";

/** A kernel of one input that works entry by entry, in whichever layout its input lies. */
export function unary(kernel: string, op: string): Rule {
  return {
    kernel,
    inputs: ["x"],
    shape: sameShape,
    onnx(lowering, [x]) {
      const layout = lowering.layoutOf(x!);
      return { name: lowering.emit(op, [lowering.place(x!, layout)]), layout };
    },
  };
}

/** A kernel of two inputs that broadcasts like numpy. */
export function binary(kernel: string, op: string): Rule {
  return {
    kernel,
    inputs: ["a", "b"],
    shape: broadcastShape,
    onnx: (lowering, inputs) => broadcast(lowering, op, inputs),
  };
}

/** Emits `op` over inputs that broadcast, in the layout that spares most transposes. */
export function broadcast(lowering: Lowering, op: string, inputs: readonly Value[]): Placed {
  const rank = broadcastShape(inputs).length;
  const layout = sharedLayout(lowering, inputs, rank);
  return {
    name: lowering.emit(
      op,
      inputs.map((input) => operand(lowering, input, rank, layout)),
    ),
    layout,
  };
}

function sharedLayout(lowering: Lowering, inputs: readonly Value[], rank: number): Layout {
  const fits = inputs.every(({ shape }) => shape.length <= 1 || shape.length === rank);
  const wanted = inputs.some((input) => input.shape.length === rank && lowering.layoutOf(input) === "channels first");
  return rank >= 3 && fits && wanted ? "channels first" : "natural";
}

/** A vector along the channels needs ones after it when the channels come first. */
function operand(lowering: Lowering, value: Value, rank: number, layout: Layout): string {
  const name = lowering.place(value, layout);
  if (layout === "natural" || value.shape.length !== 1) return name;
  const shape = [...value.shape, ...new Array<number>(rank - 2).fill(1)];
  return lowering.emit("Reshape", [name, lowering.integers(shape)]);
}
