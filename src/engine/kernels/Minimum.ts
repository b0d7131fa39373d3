import { binary } from "./elementwise";

export const minimum = binary("Minimum", "Min");
