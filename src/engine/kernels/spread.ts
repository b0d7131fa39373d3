import { sizeOf } from "../../core/ndarray";
import type { ElementType, KernelCall, Value } from "../graph";
import { broadcastShape } from "./shapes";

const found = new WeakMap<Value, Value>();
const arithmetic = new Set(["Add", "Multiply", "RealDiv", "Sub"]);

/**
 * The smaller value that broadcasts to this one, where there is one: a number filled into a shape, entries tiled, and
 * what arithmetic makes of such; else the value itself. tfjs's gradients of sums and means multiply by ones of the
 * whole shape, which need neither memory nor time this way.
 */
export function unspread(value: Value): Value {
  const known = found.get(value);
  if (known) return known;
  const { source } = value;
  const small = source.kind === "kernel" ? unspreadCall(value, source) : (uniform(value) ?? value);
  found.set(value, small);
  return small;
}

/** For the rules of kernels that do nothing else than fill a shape. */
export function neverEmitted(): never {
  throw new Error("internal: a number that fills a shape is spread where its shape is wanted");
}

function unspreadCall(value: Value, call: KernelCall): Value {
  const { kernel, inputs, attributes } = call;
  if (kernel === "ZerosLike") return number(0, value.type);
  if (kernel === "OnesLike") return number(1, value.type);
  if (kernel === "Fill") return number(attributes.value as number, value.type);
  if (kernel === "Tile") {
    const [x] = inputs;
    return x!.shape.every((size, axis) => size === 1 || size === value.shape[axis]) ? unspread(x!) : value;
  }
  return arithmetic.has(kernel) ? unspreadArithmetic(value, call) : value;
}

function unspreadArithmetic(value: Value, call: KernelCall): Value {
  const inputs = call.inputs.map(unspread);
  const shape = broadcastShape(inputs);
  if (sizeOf(shape) === sizeOf(value.shape)) return value;
  const kept = inputs.find((input) => input.shape.join() === shape.join());
  const byOne = call.kernel === "Multiply" && inputs.some((input) => input !== kept && isOne(input));
  return kept && byOne ? kept : { ...value, shape, source: { ...call, inputs } };
}

/** A constant of more than one entry, all equal, as a single number. */
function uniform({ source, type, shape }: Value): Value | undefined {
  if (source.kind !== "constant" || sizeOf(shape) < 2) return undefined;
  const first = source.data[0]!;
  for (let i = 1; i < source.data.length; i++) if (source.data[i] !== first) return undefined;
  return number(first, type);
}

function isOne({ source, shape }: Value): boolean {
  return source.kind === "constant" && shape.length === 0 && source.data[0] === 1;
}

function number(entry: number, type: ElementType): Value {
  return { id: -1, shape: [], type, source: { kind: "constant", data: [entry] } };
}
