import { namePath, withNamer } from "../core/named";
import type { Shape } from "../core/ndarray";
import type { Program } from "../core/program";
import {
  customGrad,
  engine,
  getBackend,
  getKernelsForBackend,
  KernelBackend,
  registerBackend,
  registerKernel,
  setBackend,
  tidy,
  type Tensor,
  type TensorInfo,
} from "../core/tensor";
import type { Attributes, ElementType, Graph, Naming, Source, Value } from "./graph";
import { composites, rules } from "./kernels";
import type { Recorded, Rule } from "./kernels/rule";

const BACKEND = "trace";

/**
 * Runs a program on tensors that hold no numbers and returns the kernel calls it made, forward and backward.
 * Equal calls are recorded once.
 * @throws where the program calls a kernel without a rule, or looks at a value
 */
export function trace(program: Program): Graph {
  const recorder = new Recorder();
  ready();
  const before = (getBackend() as string | undefined) ?? "cpu";
  current = recorder;
  void setBackend(BACKEND);
  try {
    const inputs = Object.entries(program.inputs).map(([name, shape]) => recorder.input(name, shape));
    const outputs: Record<string, Value> = {};
    const run = () => {
      const given = Object.entries(program.inputs).map(([name], i) => [name, tensorOf(inputs[i]!)]);
      const constants = Object.entries(program.constants).map(([name, { shape, data }]) => {
        return [name, tensorOf(recorder.constant(data, shape, "float32", name))];
      });
      const made = program.run(
        Object.fromEntries(given) as Record<string, Tensor>,
        Object.fromEntries(constants) as Record<string, Tensor>,
      );
      for (const [name, tensor] of Object.entries(made)) {
        outputs[name] = recorder.valueOf(tensor);
        tensor.dispose();
      }
    };
    withNamer(
      (tensor, name) => recorder.named(tensor, name),
      () => tidy(run),
    );
    return { name: program.name, naming: recorder.naming, inputs, outputs };
  } finally {
    current = undefined;
    void setBackend(before);
  }
}

/** The recorder of the trace under way; tracing is synchronous, so there is one at most. */
let current: Recorder | undefined;

function recording(): Recorder {
  if (!current) throw new Error("internal: a tensor of the trace backend outlived its trace");
  return current;
}

function tensorOf(value: Value): Tensor {
  return engine().makeTensorFromTensorInfo(recording().info(value));
}

/** Turns kernel calls into values. */
class Recorder {
  private readonly values: Value[] = [];
  private readonly known = new Map<string, Value>();
  private readonly held = new WeakMap<object, Value>();
  private readonly names = new Map<Value, string>();
  private readonly paths = new Map<Value, string>();
  /** On the way back: the gradient that came last. */
  private backward: string | undefined;
  readonly naming: Naming = { names: this.names, paths: this.paths };

  input(name: string, shape: Shape): Value {
    return this.add(`input ${name}`, shape, "float32", { kind: "input", name });
  }

  constant(data: ArrayLike<number>, shape: Shape, type: ElementType, name?: string): Value {
    const key =
      data.length <= 16
        ? `constant ${type} [${shape.join()}] ${Array.from(data).join()}`
        : `constant ${name ?? ""} #${this.values.length}`;
    return this.add(key, shape, type, { kind: "constant", data, ...(name === undefined ? {} : { name }) });
  }

  call(rule: Rule, given: readonly Value[], attributes: Attributes): Value {
    const recorded: Recorded = (kernel, of) => this.known.get(callKey(kernel, of, {}));
    const inputs = rule.rewire?.(given, recorded) ?? given;
    const simpler = rule.simplify?.(inputs, attributes);
    if (simpler) return simpler;
    const shape = rule.shape(inputs, attributes);
    const type = rule.type?.(inputs, attributes) ?? inputs[0]!.type;
    const source: Source = { kind: "kernel", kernel: rule.kernel, inputs, attributes };
    return this.add(callKey(rule.kernel, inputs, attributes), shape, type, source);
  }

  /**
   * Names a tensor, and its gradient as soon as it is known: an identity stands for the tensor from here on, which
   * leaves no call in the graph and sees its gradient whole.
   */
  named<T extends Tensor>(tensor: T, name: string): T {
    this.name(this.valueOf(tensor), name);
    const identity = customGrad((x) => ({
      value: (x as Tensor).clone(),
      gradFunc: (dy: Tensor) => {
        this.name(this.valueOf(dy), `gradient/${name}`);
        this.backward = `gradient/${name}/`;
        return dy.clone();
      },
    }));
    return identity(tensor) as T;
  }

  /** The first name stays; inputs and constants have theirs. */
  private name(value: Value, name: string): void {
    if (value.source.kind === "kernel" && !this.names.has(value)) this.names.set(value, name);
  }

  /** A tfjs handle on a value; each tensor gets its own, so that disposing of one leaves the others. */
  info(value: Value): TensorInfo {
    const dataId = {};
    this.held.set(dataId, value);
    return { dataId, shape: [...value.shape], dtype: value.type };
  }

  valueOf({ dataId }: { dataId: object }): Value {
    const value = this.held.get(dataId);
    if (!value) throw new Error("trace: a tensor made outside the program is used inside it; pass it as an input");
    return value;
  }

  hold(dataId: object, value: Value): void {
    this.held.set(dataId, value);
  }

  private add(key: string, shape: Shape, type: ElementType, source: Source): Value {
    const known = this.known.get(key);
    if (known) return known;
    const value = { id: this.values.length, shape, type, source };
    this.values.push(value);
    this.paths.set(value, this.backward ?? namePath());
    this.known.set(key, value);
    return value;
  }
}

function callKey(kernel: string, inputs: readonly Value[], attributes: Attributes): string {
  return `${kernel} ${inputs.map(({ id }) => id).join()} ${JSON.stringify(attributes, withInfinities)}`;
}

/** JSON writes each number that is not finite as null. */
function withInfinities(_: string, value: unknown): unknown {
  return typeof value === "number" && !Number.isFinite(value) ? String(value) : value;
}

/** A tfjs backend that computes nothing. */
class TraceBackend extends KernelBackend {
  override write(...[values, shape, dtype]: Parameters<KernelBackend["write"]>): object {
    const dataId = {};
    recording().hold(dataId, recording().constant(values as ArrayLike<number>, shape, dtype as ElementType));
    return dataId;
  }
  override readSync(): never {
    throw new Error("trace: a program may look at shapes, not at values; compute with tensors instead");
  }
  override read(): never {
    return this.readSync();
  }
  override disposeData(): boolean {
    return true;
  }
  override incRef(): void {
    // Values live as long as their graph.
  }
  override refCount(): number {
    return 1;
  }
  override numDataIds(): number {
    return 0;
  }
  override memory(): { unreliable: boolean } {
    return { unreliable: true };
  }
  override floatPrecision(): 32 {
    return 32;
  }
  override dispose(): void {
    // Holds nothing.
  }
}

let registered = false;

function ready(): void {
  if (registered) return;
  registered = true;
  registerBackend(BACKEND, () => new TraceBackend(), 0);
  for (const rule of rules) {
    registerKernel({
      kernelName: rule.kernel,
      backendName: BACKEND,
      kernelFunc: ({ inputs, attrs }) => {
        const values = orderedInputs(rule, inputs as Record<string, TensorInfo>);
        return recording().info(recording().call(rule, values, attrs ?? {}));
      },
    });
  }
  for (const composite of composites) {
    registerKernel({
      kernelName: composite.kernel,
      backendName: BACKEND,
      kernelFunc: ({ inputs, attrs }) => {
        const values = orderedInputs(composite, inputs as Record<string, TensorInfo>);
        const results = composite.calls(values, attrs ?? {}, (...call) => recording().call(...call));
        return results.map((value) => recording().info(value));
      },
    });
  }
  refuseOtherKernels();
}

function orderedInputs(rule: Pick<Rule, "inputs">, inputs: Readonly<Record<string, TensorInfo>>): Value[] {
  const names = rule.inputs === "all" ? Object.keys(inputs) : rule.inputs;
  return names.map((name) => recording().valueOf(inputs[name]!));
}

/** Every kernel that the CPU backend knows and this one does not says so by name. */
function refuseOtherKernels(): void {
  const known = new Set([...rules, ...composites].map(({ kernel }) => kernel));
  for (const { kernelName } of getKernelsForBackend("cpu")) {
    if (known.has(kernelName)) continue;
    registerKernel({
      kernelName,
      backendName: BACKEND,
      kernelFunc: () => {
        throw new Error(
          `compile: no ONNX rule for tfjs kernel "${kernelName}"; add src/engine/kernels/${kernelName}.ts and list it in kernels/index.ts, or run with --engine cpu`,
        );
      },
    });
  }
}
