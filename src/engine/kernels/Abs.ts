import { unary } from "./elementwise";

export const abs = unary("Abs", "Abs");
