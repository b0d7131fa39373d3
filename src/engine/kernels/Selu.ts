import { unary } from "./elementwise";

export const selu = unary("Selu", "Selu");
