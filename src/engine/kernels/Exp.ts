import { unary } from "./elementwise";

export const exp = unary("Exp", "Exp");
