import { binary } from "./elementwise";

export const logicalOr = binary("LogicalOr", "Or", { type: "bool" });
