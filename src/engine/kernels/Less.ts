import { binary } from "./elementwise";

export const less = binary("Less", "Less", { type: "bool" });
