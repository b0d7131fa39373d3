import type { Shape } from "../core/ndarray";

export type ElementType = "float32" | "int32" | "bool";

/** What a kernel is called with beside its tensors, as tfjs names it. */
export type Attributes = Readonly<Record<string, unknown>>;

/** One array of a traced graph: where it comes from, its shape and its type. tfjs semantics: channels last. */
export interface Value {
  /** Position in the order of recording; inputs come before what is made of them. */
  readonly id: number;
  readonly shape: Shape;
  readonly type: ElementType;
  readonly source: Source;
}

export type Source =
  | { readonly kind: "input"; readonly name: string }
  | { readonly kind: "constant"; readonly data: ArrayLike<number>; readonly name?: string }
  | KernelCall;

export interface KernelCall {
  readonly kind: "kernel";
  readonly kernel: string;
  readonly inputs: readonly Value[];
  readonly attributes: Attributes;
}

/** What values are called in an exported graph. */
export interface Naming {
  /** Names that the program gave; those of gradients begin with `gradient/`. */
  readonly names: ReadonlyMap<Value, string>;
  /** What was under way when other values were made: empty, or one that ends in "/". */
  readonly paths: ReadonlyMap<Value, string>;
}

export interface Graph {
  readonly name: string;
  readonly naming?: Naming;
  readonly inputs: readonly Value[];
  readonly outputs: Readonly<Record<string, Value>>;
}

/** The values that the outputs need, each after its inputs. */
export function needed(graph: Graph): readonly Value[] {
  const found = new Set<Value>();
  const pending = Object.values(graph.outputs);
  for (let value = pending.pop(); value; value = pending.pop()) {
    if (found.has(value)) continue;
    found.add(value);
    if (value.source.kind === "kernel") pending.push(...value.source.inputs);
  }
  return [...found].sort((a, b) => a.id - b.id);
}

/** The graph as text, a line a kernel call: `c = BatchMatMul b b [1,2,2] transposeA=true`. */
export function print(graph: Graph): string {
  const names = new Map<Value, string>();
  const lines: string[] = [];
  for (const value of needed(graph)) {
    const { source } = value;
    if (source.kind === "input") names.set(value, source.name);
    else if (source.kind === "constant") names.set(value, source.name ?? constantText(value, source.data));
    else {
      const name = letters(lines.length);
      names.set(value, name);
      const inputs = source.inputs.map((input) => names.get(input)!);
      lines.push(
        [name, "=", source.kernel, ...inputs, `[${value.shape.join(",")}]`, ...attributeTexts(source)].join(" "),
      );
    }
  }
  for (const [name, value] of Object.entries(graph.outputs)) lines.push(`return ${name} = ${names.get(value)!}`);
  return lines.join("\n");
}

function constantText({ shape }: Value, data: ArrayLike<number>): string {
  return data.length === 1 ? String(data[0]) : `constant[${shape.join(",")}]`;
}

function attributeTexts({ attributes }: KernelCall): string[] {
  return Object.entries(attributes)
    .filter(([, value]) => value !== undefined && value !== null && value !== false)
    .map(([key, value]) => `${key}=${JSON.stringify(value)}`);
}

/** a, b, … z, aa, ab, … */
function letters(index: number): string {
  const last = String.fromCharCode(97 + (index % 26));
  return index < 26 ? last : letters(Math.floor(index / 26) - 1) + last;
}
