import { unary } from "./elementwise";

export const neg = unary("Neg", "Neg");
