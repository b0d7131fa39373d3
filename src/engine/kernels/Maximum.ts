import { binary } from "./elementwise";

export const maximum = binary("Maximum", "Max");
