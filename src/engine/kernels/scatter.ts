import type { Lowering } from "../lower";
import { castTo } from "./cast-to";

/** Puts updates into `data`, or adds them, where the rows of `indices` [..., depth] point. */
export function scatter(
  lowering: Lowering,
  data: string,
  [indices, updates]: readonly [string, string],
  options: { readonly add: boolean },
): string {
  const places = castTo(lowering, indices, "int32", "int64");
  return lowering.emit("ScatterND", [data, places, updates], options.add ? { reduction: "add" } : {});
}
