import { reduction } from "./reduce";

export const prod = reduction("Prod", "ReduceProd");
