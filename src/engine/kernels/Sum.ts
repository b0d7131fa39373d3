import { reduction } from "./reduce";

export const sum = reduction("Sum", "ReduceSum");
