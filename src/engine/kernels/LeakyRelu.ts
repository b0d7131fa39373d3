import { unary } from "./elementwise";

/** x where x ≥ 0, else alpha · x. */
export const leakyRelu = unary("LeakyRelu", (lowering, [x], { alpha }) => {
  const negative = lowering.emit("Less", [x!, lowering.floats([0], [])]);
  const scaled = lowering.emit("Mul", [x!, lowering.floats([alpha as number], [])]);
  return lowering.emit("Where", [negative, scaled, x!]);
});
