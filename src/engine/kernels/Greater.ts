import { binary } from "./elementwise";

export const greater = binary("Greater", "Greater", { type: "bool" });
