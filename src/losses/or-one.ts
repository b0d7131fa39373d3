import { add, cast, equal, type Scalar } from "../core/tensor";

/** The number, or 1 where it is zero: to be divided by. */
export function orOne(value: Scalar): Scalar {
  return add(value, cast(equal(value, 0), "float32"));
}
