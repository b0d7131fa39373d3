import { unary } from "./elementwise";

export const sin = unary("Sin", "Sin");
