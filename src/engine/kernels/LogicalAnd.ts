import { binary } from "./elementwise";

export const logicalAnd = binary("LogicalAnd", "And", { type: "bool" });
