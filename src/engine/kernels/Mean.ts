import { reduction } from "./reduce";

export const mean = reduction("Mean", "ReduceMean");
