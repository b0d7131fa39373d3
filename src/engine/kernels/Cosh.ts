import { unary } from "./elementwise";

export const cosh = unary("Cosh", "Cosh");
