import type { Shape } from "../../core/ndarray";
import type { ElementType, Value } from "../graph";
import type { Lowering, Placed } from "../lower";

/** Numbers of any type, known when the graph is made. */
export function constant(lowering: Lowering, data: ArrayLike<number>, shape: Shape, type: ElementType): string {
  return lowering.place({ id: -1, shape, type, source: { kind: "constant", data } }, "natural");
}

/** One number all over a value's shape. */
export function filled(lowering: Lowering, number: number, { shape, type }: Pick<Value, "shape" | "type">): Placed {
  const name = lowering.emit("Expand", [constant(lowering, [number], [], type), lowering.integers([...shape])]);
  return { name, layout: "natural" };
}
