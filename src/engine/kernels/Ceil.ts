import { unary } from "./elementwise";

export const ceil = unary("Ceil", "Ceil");
