import { binary } from "./elementwise";

export const lessEqual = binary("LessEqual", "LessOrEqual", { type: "bool" });
