import { castTo } from "./cast-to";
import type { Rule } from "./rule";
import { fromFront, withoutAxis } from "./shapes";

/** Where along an axis the extreme value stands, the first of equal ones; int32. */
export function argument(kernel: string, op: string): Rule {
  return {
    kernel,
    inputs: ["x"],
    shape: ([x], { axis }) => withoutAxis(x!.shape, fromFront(axis as number, x!.shape.length)),
    type: () => "int32",
    onnx(lowering, [x], { axis }) {
      const along = fromFront(axis as number, x!.shape.length);
      const found = lowering.emit(op, [lowering.place(x!, "natural")], { axis: along, keepdims: 0 });
      return { name: castTo(lowering, found, "int64", "int32"), layout: "natural" };
    },
  };
}
