import { argument } from "./argument";

export const argMax = argument("ArgMax", "ArgMax");
