import { reshape } from "./Reshape";
import type { Composite } from "./rule";
import { fromFront, withoutAxis } from "./shapes";
import { slice } from "./Slice";

/** The entries of an axis, each without it: the gradient of Pack. */
export const unpack: Composite = {
  kernel: "Unpack",
  inputs: ["value"],
  calls([value], { axis }, call) {
    const { shape } = value!;
    const along = fromFront(axis as number, shape.length);
    return Array.from({ length: shape[along]! }, (_, i) => {
      const begin = shape.map((_, a) => (a === along ? i : 0));
      const size = shape.map((whole, a) => (a === along ? 1 : whole));
      return call(reshape, [call(slice, [value!], { begin, size })], { shape: withoutAxis(shape, along) });
    });
  },
};
