import type { NdArrays, Shape } from "./ndarray";
import type { Tensor } from "./tensor";

export type Tensors = Readonly<Record<string, Tensor>>;

/** What an engine runs: named tensors in, named tensors out, written once in tfjs ops. */
export interface Program {
  /** Named in messages. */
  readonly name: string;
  /** Shapes of what changes from run to run. */
  readonly inputs: Readonly<Record<string, Shape>>;
  /** What never changes (a network's weights): an engine may bake it in. */
  readonly constants: NdArrays;
  /** Pure and differentiable; may not look at values, only at shapes. */
  run(inputs: Tensors, constants: Tensors): Record<string, Tensor>;
}

/** The named tensor. @throws where the program's author forgot it: a fault of ours, not of the user's. */
// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- the caller knows the rank
export function tensorNamed<T extends Tensor>(tensors: Tensors, name: string): T {
  const found = tensors[name];
  if (!found) throw new Error(`internal: no tensor named "${name}" among ${Object.keys(tensors).join(", ")}`);
  return found as T;
}

/** The entries whose names begin with `prefix`, under the rest of their names. */
export function under<T>(entries: Readonly<Record<string, T>>, prefix: string): Record<string, T> {
  return Object.fromEntries(
    Object.entries(entries).flatMap(([name, value]) =>
      name.startsWith(prefix) ? [[name.slice(prefix.length), value]] : [],
    ),
  );
}

/** The same entries with `prefix` before each name. */
export function prefixed<T>(entries: Readonly<Record<string, T>>, prefix: string): Record<string, T> {
  return Object.fromEntries(Object.entries(entries).map(([name, value]) => [prefix + name, value]));
}
