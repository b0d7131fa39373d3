import type { Attributes, ElementType, Value } from "../graph";
import type { Layout } from "../layout";
import type { Lowering, Placed } from "../lower";
import type { Rule } from "./rule";
import { broadcastShape, sameShape } from "./shapes";
import { unspread } from "./spread";

/** Emits nodes that work entry by entry on values of one layout, and returns the last one's name. */
type Nodes = (lowering: Lowering, names: readonly string[], attributes: Attributes, inputs: readonly Value[]) => string;

/** A kernel of one input that works entry by entry, in whichever layout its input lies; `op` is ONNX's name for it. */
export function unary(kernel: string, op: string | Nodes): Rule {
  const nodes = nodesOf(op);
  return {
    kernel,
    inputs: ["x"],
    shape: sameShape,
    onnx(lowering, inputs, attributes) {
      const layout = lowering.layoutOf(inputs[0]!);
      return { name: nodes(lowering, [lowering.place(inputs[0]!, layout)], attributes, inputs), layout };
    },
  };
}

/** What sets a kernel of two inputs apart from others. */
interface BinaryOptions {
  /** Of the result. Default: the first input's. */
  readonly type?: ElementType;
  /** Default: a and b. */
  readonly inputs?: readonly [string, string];
}

/** A kernel of two inputs that broadcasts like numpy. */
export function binary(
  kernel: string,
  op: string | Nodes,
  { type, inputs: names = ["a", "b"] }: BinaryOptions = {},
): Rule {
  const nodes = nodesOf(op);
  return {
    kernel,
    inputs: names,
    shape: broadcastShape,
    ...(type === undefined ? {} : { type: () => type }),
    onnx(lowering, inputs, attributes) {
      const { operands, layout } = together(lowering, inputs);
      return { name: nodes(lowering, operands, attributes, inputs), layout };
    },
  };
}

function nodesOf(op: string | Nodes): Nodes {
  return typeof op === "string" ? (lowering, names) => lowering.emit(op, names) : op;
}

/** Emits `op` over inputs that broadcast. */
export function broadcast(lowering: Lowering, op: string, inputs: readonly Value[]): Placed {
  const { operands, layout } = together(lowering, inputs);
  return { name: lowering.emit(op, operands), layout };
}

/** Inputs that broadcast against each other, all in the layout that spares most transposes. */
export function together(
  lowering: Lowering,
  inputs: readonly Value[],
): { readonly operands: readonly string[]; readonly layout: Layout } {
  const small = smallest(inputs);
  const rank = broadcastShape(small).length;
  const layout = sharedLayout(lowering, small, rank);
  return { operands: small.map((input) => operand(lowering, input, rank, layout)), layout };
}

/** What the inputs spread, where the others still give the result its shape. */
function smallest(inputs: readonly Value[]): readonly Value[] {
  const shape = broadcastShape(inputs).join();
  return inputs.reduce((taken, input, i) => {
    const tried = taken.map((value, j) => (j === i ? unspread(input) : value));
    return broadcastShape(tried).join() === shape ? tried : taken;
  }, inputs);
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
