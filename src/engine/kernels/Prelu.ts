import { binary } from "./elementwise";

/** x where x ≥ 0, else alpha · x; alpha broadcasts. */
export const prelu = binary(
  "Prelu",
  (lowering, [x, alpha]) => {
    const negative = lowering.emit("Less", [x!, lowering.floats([0], [])]);
    return lowering.emit("Where", [negative, lowering.emit("Mul", [x!, alpha!]), x!]);
  },
  { inputs: ["x", "alpha"] },
);
