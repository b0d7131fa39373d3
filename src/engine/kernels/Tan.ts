import { unary } from "./elementwise";

export const tan = unary("Tan", "Tan");
