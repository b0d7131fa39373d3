import { castTo } from "./cast-to";
import { binary } from "./elementwise";
import { wholeQuotient } from "./whole-quotient";

/** ⌊a / b⌋ as int32, whatever the inputs, as tfjs's CPU backend has it. */
export const floorDiv = binary(
  "FloorDiv",
  (lowering, [a, b], _, inputs) => {
    if (inputs[0]!.type === "int32") return wholeQuotient(lowering, a!, b!).quotient;
    const quotient = lowering.emit("Floor", [lowering.emit("Div", [a!, b!])]);
    return castTo(lowering, quotient, "float32", "int32");
  },
  { type: "int32" },
);
