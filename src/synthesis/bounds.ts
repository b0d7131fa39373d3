import type { Image } from "../image/image";
import type { Bounds } from "../optimize/problem";
import type { Settings } from "./settings";

/** The box of the search: none, 0..1, or each channel's range in the exemplar (as in DeepTextures). */
export function boundsOf(kind: Settings["bounds"], exemplar: Image, length: number): Bounds {
  if (kind === "none") return { lower: -Infinity, upper: Infinity };
  if (kind === "unit") return { lower: 0, upper: 1 };
  const lower = [Infinity, Infinity, Infinity];
  const upper = [-Infinity, -Infinity, -Infinity];
  exemplar.data.forEach((value, i) => {
    lower[i % 3] = Math.min(lower[i % 3]!, value);
    upper[i % 3] = Math.max(upper[i % 3]!, value);
  });
  const repeated = (perChannel: readonly number[]) => Float64Array.from({ length }, (_, i) => perChannel[i % 3]!);
  return { lower: repeated(lower), upper: repeated(upper) };
}
