import { reduction } from "./reduce";

export const all = reduction("All", "ReduceMin", { within: "int32" });
