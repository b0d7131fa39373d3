import { unary } from "./elementwise";

/**
 * log(1 + x) = log(u) x / (u − 1) with u = 1 + x as rounded, which loses no digits where x is small; x itself where
 * u is 1, and log(u) where rounding took nothing, infinity included.
 */
export const log1p = unary("Log1p", (lowering, [x]) => {
  const one = lowering.floats([1], []);
  const u = lowering.emit("Add", [x!, one]);
  const taken = lowering.emit("Sub", [u, one]);
  const exact = lowering.emit("Equal", [taken, x!]);
  const ratio = lowering.emit("Where", [exact, one, lowering.emit("Div", [x!, taken])]);
  const product = lowering.emit("Mul", [lowering.emit("Log", [u]), ratio]);
  return lowering.emit("Where", [lowering.emit("Equal", [u, one]), x!, product]);
});
