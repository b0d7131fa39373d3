import { unary } from "./elementwise";

export const atan = unary("Atan", "Atan");
