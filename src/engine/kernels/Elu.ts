import { unary } from "./elementwise";

export const elu = unary("Elu", "Elu");
