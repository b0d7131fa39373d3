import { unary } from "./elementwise";

/** Halves go to the even neighbor in both. */
export const round = unary("Round", "Round");
