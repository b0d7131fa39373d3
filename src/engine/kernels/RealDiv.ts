import { binary } from "./elementwise";

export const realDiv = binary("RealDiv", "Div");
