import { constant } from "./constant";
import { unary } from "./elementwise";

export const clipByValue = unary("ClipByValue", (lowering, [name], { clipValueMin, clipValueMax }, [x]) => {
  const limits = [clipValueMin, clipValueMax].map((limit) => constant(lowering, [limit as number], [], x!.type));
  return lowering.emit("Clip", [name!, ...limits]);
});
