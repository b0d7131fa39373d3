import { binary } from "./elementwise";

export const greaterEqual = binary("GreaterEqual", "GreaterOrEqual", { type: "bool" });
