import { unary } from "./elementwise";

export const reciprocal = unary("Reciprocal", "Reciprocal");
