import { constant } from "./constant";
import { binary } from "./elementwise";
import { wholeQuotient } from "./whole-quotient";

/** The rest has the sign of the divisor, as in tfjs and Python; whole numbers modulo 0 are 0, as in tfjs. */
export const mod = binary("Mod", (lowering, [a, b], _, inputs) => {
  const { type } = inputs[0]!;
  if (type === "int32") return wholeQuotient(lowering, a!, b!).rest;
  const zero = constant(lowering, [0], [], type);
  const rest = lowering.emit("Mod", [a!, b!], { fmod: 1 });
  const signs = [rest, b!].map((name) => lowering.emit("Less", [name, zero]));
  const opposite = lowering.emit("And", [
    lowering.emit("Xor", signs),
    lowering.emit("Not", [lowering.emit("Equal", [rest, zero])]),
  ]);
  return lowering.emit("Where", [opposite, lowering.emit("Add", [rest, b!]), rest]);
});
