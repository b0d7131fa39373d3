import { sizeOf, type NdArray } from "../core/ndarray";
import type { Tensors } from "../core/program";
import { Tensor } from "../core/tensor";
import type { Loss } from "../losses/loss";

export type Stage = "draw" | "prepare" | "finish" | "measure";

/** What was thrown in a stage of a loss, or why what the stage gave is not what a loss gives. */
export class StageError extends Error {
  constructor(
    readonly stage: Stage,
    readonly reason: unknown,
  ) {
    super(stage);
  }
}

/**
 * The same loss, whose faults say where they are: what a stage throws is thrown as a StageError, and so is what it gives
 * if that is of the wrong kind, and a name it asks for in vain.
 */
export function staged(loss: Loss): Required<Loss> {
  return {
    name: loss.name,
    draw: (shapes, random) => inStage("draw", () => demandArrays(loss.draw?.(shapes, random) ?? {})),
    prepare: (exemplar, outputShape, draws) =>
      inStage("prepare", (miss) => demandTensors(loss.prepare(exemplar, outputShape, watched(draws, "draw", miss)))),
    finish: (prepared) => inStage("finish", () => demandArrays(loss.finish?.(prepared) ?? prepared)),
    measure: (candidate, targets, draws) =>
      inStage("measure", (miss) =>
        demandScalar(loss.measure(candidate, watched(targets, "target", miss), watched(draws, "draw", miss))),
      ),
  };
}

/** @param work  gets what to call with a sentence on a name that is not there */
function inStage<T>(stage: Stage, work: (miss: (sentence: string) => void) => T): T {
  let missed: string | undefined;
  try {
    return work((sentence) => (missed ??= sentence));
  } catch (reason) {
    throw new StageError(stage, missed === undefined ? reason : new Error(missed));
  }
}

const makers = { draw: "draw", target: "prepare" } as const;

/** The same tensors; a look for one that is not among them is told. */
function watched(tensors: Tensors, kind: keyof typeof makers, miss: (sentence: string) => void): Tensors {
  return new Proxy(tensors, {
    get(of, name) {
      if (typeof name === "string" && !(name in of))
        miss(`expected the ${kind} "${name}", got ${list(Object.keys(of))}; return it from ${makers[kind]}`);
      return Reflect.get(of, name) as Tensor;
    },
  });
}

function demandArrays(given: unknown): Record<string, NdArray> {
  const wanted = "expected { shape, data: Float32Array }, as ndarray makes it,";
  for (const [name, array] of entriesOf(given, "arrays")) {
    const { shape, data } = (array ?? {}) as Partial<NdArray>;
    if (!Array.isArray(shape) || !(data instanceof Float32Array))
      throw new Error(`${wanted} for "${name}", got ${kindOf(array)}`);
    if (sizeOf(shape) !== data.length)
      throw new Error(`${wanted} for "${name}", got ${data.length} numbers for shape [${shape.join()}]`);
  }
  return given as Record<string, NdArray>;
}

/** Targets lie as float32 between the stages, whatever they were. */
function demandTensors(given: unknown): Record<string, Tensor> {
  for (const [name, tensor] of entriesOf(given, "tensors")) {
    if (!isTensor(tensor)) throw new Error(`expected a tensor for "${name}", got ${kindOf(tensor)}`);
    if (tensor.dtype !== "float32")
      throw new Error(`expected float32 for "${name}", got ${tensor.dtype}; cast it, and back where it is used`);
  }
  return given as Record<string, Tensor>;
}

function demandScalar(given: unknown): Tensor {
  if (!isTensor(given)) throw new Error(`expected a scalar tensor, got ${kindOf(given)}`);
  if (given.rank !== 0) throw new Error(`expected a scalar, got shape [${given.shape.join()}]; sum or average it`);
  if (given.dtype !== "float32") throw new Error(`expected a float32 scalar, got ${given.dtype}; cast it`);
  return given;
}

function entriesOf(given: unknown, what: string): [string, unknown][] {
  if (typeof given !== "object" || given === null || isTensor(given) || given instanceof Promise)
    throw new Error(`expected an object of ${what} by name, got ${kindOf(given)}`);
  return Object.entries(given);
}

/** `instanceof` makes a Tensor of any rank of it. */
function isTensor(value: unknown): value is Tensor {
  return value instanceof Tensor;
}

function kindOf(value: unknown): string {
  if (value === undefined || value === null) return String(value);
  if (isTensor(value)) return "a tensor";
  if (value instanceof Promise) return "a promise; a loss's functions are not async";
  return typeof value === "object" ? `an object of ${list(Object.keys(value))}` : `a ${typeof value}`;
}

function list(names: readonly string[]): string {
  return names.length === 0 ? "none" : names.map((name) => JSON.stringify(name)).join(", ");
}
