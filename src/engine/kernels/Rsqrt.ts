import { unary } from "./elementwise";

export const rsqrt = unary("Rsqrt", (lowering, names) => lowering.emit("Reciprocal", [lowering.emit("Sqrt", names)]));
