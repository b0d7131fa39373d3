import { unary } from "./elementwise";

export const relu6 = unary("Relu6", (lowering, [x]) =>
  lowering.emit("Clip", [x!, lowering.floats([0], []), lowering.floats([6], [])]),
);
