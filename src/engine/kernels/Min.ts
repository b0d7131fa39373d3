import { reduction } from "./reduce";

/** NaN among numbers may go unseen, where tfjs answers NaN. */
export const min = reduction("Min", "ReduceMin");
