import { unary } from "./elementwise";

export const relu = unary("Relu", "Relu");
