import { unary } from "./elementwise";

export const sqrt = unary("Sqrt", "Sqrt");
