import type { Shape } from "../../core/ndarray";
import type { Attributes, ElementType, Value } from "../graph";
import type { Lowering, Placed } from "../lower";

/** All that is known of one traced kernel: its inputs' names, its result's shape and its ONNX nodes. */
export interface Rule {
  /** tfjs's name of the kernel, as in tfjs-core's kernel_names. */
  readonly kernel: string;
  /** Names of the inputs in tfjs, in the order used here; "all" takes them as they come. */
  readonly inputs: readonly string[] | "all";
  shape(inputs: readonly Value[], attributes: Attributes): Shape;
  /** Default: the first input's. */
  type?(inputs: readonly Value[], attributes: Attributes): ElementType;
  /** An equal value that needs no call of its own. */
  simplify?(inputs: readonly Value[], attributes: Attributes): Value | undefined;
  /** Other inputs with the same result; `recorded` finds an earlier call without attributes. */
  rewire?(inputs: readonly Value[], recorded: Recorded): readonly Value[];
  /** Emits the nodes and says where the result stands. */
  onnx(lowering: Lowering, inputs: readonly Value[], attributes: Attributes, result: Value): Placed;
}

/** A kernel of several results, recorded as calls of others. */
export interface Composite {
  readonly kernel: string;
  readonly inputs: readonly string[];
  /** Records calls with `call` and returns those that are the results. */
  calls(inputs: readonly Value[], attributes: Attributes, call: Call): readonly Value[];
}

export type Call = (rule: Rule, inputs: readonly Value[], attributes: Attributes) => Value;

export type Recorded = (kernel: string, inputs: readonly Value[]) => Value | undefined;
