import { unary } from "./elementwise";

export const log = unary("Log", "Log");
