import { binary } from "./elementwise";

export const squaredDifference = binary("SquaredDifference", (lowering, names) => {
  const difference = lowering.emit("Sub", names);
  return lowering.emit("Mul", [difference, difference]);
});
