import { binary } from "./elementwise";

export const equal = binary("Equal", "Equal", { type: "bool" });
