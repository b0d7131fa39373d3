import type { ElementType, Value } from "../graph";
import type { Lowering } from "../lower";
import { onnxType } from "../onnx";

/** The placed value `name` as another type; as it is where it has that type. */
export function castTo(
  lowering: Lowering,
  name: string,
  from: Value["type"] | "int64",
  to: ElementType | "int64",
): string {
  return from === to ? name : lowering.emit("Cast", [name], { to: onnxType(to) });
}
