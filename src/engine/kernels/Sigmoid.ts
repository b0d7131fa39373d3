import { unary } from "./elementwise";

/** The runtime stops at 1e-9 where tfjs goes on to 0: an absolute difference, below float32's step at 1. */
export const sigmoid = unary("Sigmoid", "Sigmoid");
