import { unary } from "./elementwise";

/** Of NaN, NaN, where tfjs's CPU backend says 0. */
export const sign = unary("Sign", "Sign");
