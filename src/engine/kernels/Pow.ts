import { binary } from "./elementwise";

export const pow = binary("Pow", "Pow");
