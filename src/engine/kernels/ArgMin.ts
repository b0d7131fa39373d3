import { argument } from "./argument";

export const argMin = argument("ArgMin", "ArgMin");
