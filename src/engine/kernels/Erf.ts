import { unary } from "./elementwise";

/** Exact to float32, where tfjs approximates to 1.5e-7. */
export const erf = unary("Erf", "Erf");
