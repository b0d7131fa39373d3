import type { Lowering } from "../lower";
import { constant } from "./constant";

/**
 * Quotient (rounded down) and rest of int32 values; both are 0 where the divisor is, as in tfjs, since the runtime's
 * own division by zero ends the process.
 */
export function wholeQuotient(lowering: Lowering, a: string, b: string): { quotient: string; rest: string } {
  const [zero, one] = [0, 1].map((number) => constant(lowering, [number], [], "int32"));
  const none = lowering.emit("Equal", [b, zero!]);
  const divisor = lowering.emit("Where", [none, one!, b]);
  const rest = lowering.emit("Mod", [a, divisor]);
  const quotient = lowering.emit("Div", [lowering.emit("Sub", [a, rest]), divisor]);
  return { quotient: lowering.emit("Where", [none, zero!, quotient]), rest };
}
