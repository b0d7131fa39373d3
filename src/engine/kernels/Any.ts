import { reduction } from "./reduce";

export const any = reduction("Any", "ReduceMax", { within: "int32" });
