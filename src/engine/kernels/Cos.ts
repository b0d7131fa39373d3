import { unary } from "./elementwise";

export const cos = unary("Cos", "Cos");
