import { unary } from "./elementwise";

export const tanh = unary("Tanh", "Tanh");
