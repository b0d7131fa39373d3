import { binary } from "./elementwise";

export const multiply = binary("Multiply", "Mul");
