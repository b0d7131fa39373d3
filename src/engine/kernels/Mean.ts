import { reduction } from "./reduce";

/** Of whole numbers, too, a float32. */
export const mean = reduction("Mean", "ReduceMean", { within: "float32", type: "float32" });
