import { binary } from "./elementwise";

/** dy where the result y ≥ 0, else dy (y + 1). */
export const eluGrad = binary(
  "EluGrad",
  (lowering, [dy, y]) => {
    const below = lowering.emit("Less", [y!, lowering.floats([0], [])]);
    const slope = lowering.emit("Add", [y!, lowering.floats([1], [])]);
    return lowering.emit("Where", [below, lowering.emit("Mul", [dy!, slope]), dy!]);
  },
  { inputs: ["dy", "y"] },
);
