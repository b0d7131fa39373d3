import { unary } from "./elementwise";

/** eˣ − 1 = tanh(x/2) (eˣ + 1), which loses no digits where x is small. */
export const expm1 = unary("Expm1", (lowering, [x]) => {
  const half = lowering.emit("Mul", [x!, lowering.floats([0.5], [])]);
  const above = lowering.emit("Add", [lowering.emit("Exp", [x!]), lowering.floats([1], [])]);
  return lowering.emit("Mul", [lowering.emit("Tanh", [half]), above]);
});
