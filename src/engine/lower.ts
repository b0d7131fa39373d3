import type { Shape } from "../core/ndarray";
import { needed, type ElementType, type Graph, type Value } from "./graph";
import { ruleFor } from "./kernels";
import { unspread } from "./kernels/spread";
import { permutation, type Layout } from "./layout";
import { renamed } from "./renamed";

/** An ONNX value and its layout. */
export interface Placed {
  readonly name: string;
  readonly layout: Layout;
}

export interface Node {
  readonly op: string;
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  readonly attributes: Readonly<Record<string, number | readonly number[] | string>>;
}

export interface Initializer {
  readonly name: string;
  readonly shape: Shape;
  readonly type: ElementType | "int64";
  readonly data: ArrayLike<number>;
}

/** A graph in ONNX operators, still as plain data. */
export interface OnnxGraph {
  readonly name: string;
  readonly inputs: Readonly<Record<string, Shape>>;
  readonly outputs: Readonly<Record<string, Shape>>;
  readonly nodes: readonly Node[];
  readonly initializers: readonly Initializer[];
}

/** What a kernel's rule emits with. */
export interface Lowering {
  /** The layout that the value was made in. */
  layoutOf(value: Value): Layout;
  /** The value in that layout; transposed once where it was made in the other. */
  place(value: Value, layout: Layout): string;
  /** Adds a node with one output and returns its name. */
  emit(op: string, inputs: readonly string[], attributes?: Node["attributes"]): string;
  /** As `emit`, for a node of several outputs. */
  emitAll(op: string, inputs: readonly string[], outputs: number, attributes?: Node["attributes"]): string[];
  /** Numbers of the graph's own. With a name, which stands for what they are, they are held once. */
  floats(data: ArrayLike<number>, shape: Shape, name?: string): string;
  /** A list of whole numbers, as ONNX takes shapes, axes and pads. */
  integers(data: readonly number[]): string;
  /** What another rule made of a value beside its result, by a name of their own ("indices"). */
  readonly byproducts: Map<Value, string>;
}

/** From kernel calls to ONNX nodes. Only what the outputs need is emitted. */
export function lower(graph: Graph): OnnxGraph {
  const nodes: Node[] = [];
  const initializers: Initializer[] = [];
  const made = new Map<Value, Placed>();
  const transposed = new Map<Value, string>();
  const shared = new Map<string, string>();
  const wanted = new Map<string, string>();
  let prefix = "";
  let count = 0;

  function initializer(data: ArrayLike<number>, shape: Shape, type: Initializer["type"], known?: string): string {
    const key = data.length <= 16 ? `${type} [${shape.join()}] ${Array.from(data).join()}` : undefined;
    const found = key === undefined ? undefined : shared.get(key);
    if (found !== undefined) return found;
    const name = `constant_${initializers.length}`;
    initializers.push({ name, shape, type, data });
    if (key !== undefined) shared.set(key, name);
    if (known !== undefined) wanted.set(name, known);
    return name;
  }

  function floats(data: ArrayLike<number>, shape: Shape, name?: string): string {
    const key = `named ${name ?? ""}`;
    const made = name === undefined ? undefined : shared.get(key);
    if (made !== undefined) return made;
    const found = initializer(data, shape, "float32", name);
    if (name !== undefined) shared.set(key, found);
    return found;
  }

  function emitAll(
    op: string,
    inputs: readonly string[],
    outputs: number,
    attributes: Node["attributes"] = {},
  ): string[] {
    const names = Array.from({ length: outputs }, () => `${prefix}${op}_${count++}`);
    nodes.push({ op, inputs, outputs: names, attributes });
    return names;
  }

  function placed(value: Value): Placed {
    const known = made.get(value);
    if (known) return known;
    const { source } = value;
    let found: Placed;
    if (source.kind === "input") found = { name: source.name, layout: "natural" };
    else if (source.kind === "constant")
      found = { name: initializer(source.data, value.shape, value.type, source.name), layout: "natural" };
    else {
      const before = prefix;
      prefix = graph.naming?.paths.get(value) ?? "";
      const small = unspread(value);
      found =
        small !== value
          ? spread(small, value.shape)
          : ruleFor(source.kernel).onnx(lowering, source.inputs, source.attributes, value);
      prefix = before;
      const name = graph.naming?.names.get(value);
      if (name !== undefined) wanted.set(found.name, name);
    }
    made.set(value, found);
    return found;
  }

  function spread(small: Value, shape: Shape): Placed {
    const inputs = [lowering.place(small, "natural"), lowering.integers([...shape])];
    return { name: lowering.emit("Expand", inputs), layout: "natural" };
  }

  const lowering: Lowering = {
    layoutOf: (value) => placed(value).layout,
    place(value, layout) {
      const { name, layout: at } = placed(value);
      if (at === layout || value.shape.length < 3) return name;
      const other =
        transposed.get(value) ?? lowering.emit("Transpose", [name], { perm: permutation(value.shape.length, layout) });
      transposed.set(value, other);
      return other;
    },
    emit: (op, inputs, attributes) => emitAll(op, inputs, 1, attributes)[0]!,
    emitAll,
    floats,
    integers: (data) => initializer(data, [data.length], "int64"),
    byproducts: new Map(),
  };

  // In recorded order, so that no chain of calls is deeper than one rule looks back.
  for (const value of needed(graph)) if (value.source.kind === "kernel" && !absorbed(value)) placed(value);
  prefix = "result_";
  const outputs: Record<string, Shape> = {};
  for (const [name, value] of Object.entries(graph.outputs)) {
    nodes.push({ op: "Identity", inputs: [lowering.place(value, "natural")], outputs: [name], attributes: {} });
    outputs[name] = value.shape;
  }
  const inputs = Object.fromEntries(graph.inputs.map((value) => [inputName(value), value.shape]));
  return renamed({ name: graph.name, inputs, outputs, ...used(nodes, initializers, Object.keys(outputs)) }, wanted);
}

/** What the outputs need: a rule may take what another one's inputs were made of, and leave those unused. */
function used(nodes: readonly Node[], initializers: readonly Initializer[], outputs: readonly string[]) {
  const names = new Set(outputs);
  const kept = [...nodes].reverse().filter((node) => {
    const needs = node.outputs.some((name) => names.has(name));
    if (needs) for (const name of node.inputs) names.add(name);
    return needs;
  });
  return { nodes: kept.reverse(), initializers: initializers.filter(({ name }) => names.has(name)) };
}

/** A convolution is left to the addition of its bias, which emits both as one node; see kernels/Add.ts. */
function absorbed({ source }: Value): boolean {
  return source.kind === "kernel" && source.kernel === "Conv2D";
}

function inputName({ source }: Value): string {
  if (source.kind !== "input") throw new Error("internal: a graph's inputs are input values");
  return source.name;
}
