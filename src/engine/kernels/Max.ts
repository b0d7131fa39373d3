import { reduction } from "./reduce";

/** NaN among numbers may go unseen, where tfjs answers NaN. */
export const max = reduction("Max", "ReduceMax", { axes: "reductionIndices" });
