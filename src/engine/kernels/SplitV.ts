import { backend_util } from "../../core/tensor";
import type { Composite } from "./rule";
import { tensorInfo } from "./shapes";
import { slice } from "./Slice";

/** Pieces side by side along an axis, a Slice each: the gradient of Concat. */
export const splitV: Composite = {
  kernel: "SplitV",
  inputs: ["x"],
  calls([x], { numOrSizeSplits, axis }, call) {
    const rank = x!.shape.length;
    const along = ((axis as number) + rank) % rank;
    let start = 0;
    return backend_util.prepareSplitSize(tensorInfo(x!), numOrSizeSplits as number[], along).map((length) => {
      const begin = x!.shape.map((_, a) => (a === along ? start : 0));
      const size = x!.shape.map((whole, a) => (a === along ? length : whole));
      start += length;
      return call(slice, [x!], { begin, size });
    });
  },
};
