import { unary } from "./elementwise";

export const floor = unary("Floor", "Floor");
