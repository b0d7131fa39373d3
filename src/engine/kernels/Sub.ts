import { binary } from "./elementwise";

export const sub = binary("Sub", "Sub");
