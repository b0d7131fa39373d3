import { unary } from "./elementwise";

export const sinh = unary("Sinh", "Sinh");
