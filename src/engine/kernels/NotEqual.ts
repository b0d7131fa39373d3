import { binary } from "./elementwise";

export const notEqual = binary("NotEqual", (lowering, names) => lowering.emit("Not", [lowering.emit("Equal", names)]), {
  type: "bool",
});
