import { unary } from "./elementwise";

export const softplus = unary("Softplus", "Softplus");
