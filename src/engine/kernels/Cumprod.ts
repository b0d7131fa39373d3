import { axisIn, inLayout } from "../layout";
import type { ElementType } from "../graph";
import type { Lowering } from "../lower";
import { constant } from "./constant";
import type { Rule } from "./rule";
import { fromFront, sameShape } from "./shapes";

/** Products of all entries before, by doubling: ONNX has no operator for it. The gradient of Prod. */
export const cumprod: Rule = {
  kernel: "Cumprod",
  inputs: ["x"],
  shape: sameShape,
  onnx(lowering, [x], { axis, exclusive, reverse }) {
    const { shape, type } = x!;
    const layout = lowering.layoutOf(x!);
    const along: Line = {
      shape: inLayout(layout, shape),
      axis: axisIn(layout, fromFront(axis as number, shape.length), shape.length),
      back: reverse as boolean,
      type,
    };
    let name = lowering.place(x!, layout);
    if (exclusive) name = shifted(lowering, name, 1, along);
    for (let by = 1; by < along.shape[along.axis]!; by *= 2)
      name = lowering.emit("Mul", [name, shifted(lowering, name, by, along)]);
    return { name, layout };
  },
};

/** What the products run along. */
interface Line {
  readonly shape: readonly number[];
  readonly axis: number;
  /** From the end to the start. */
  readonly back: boolean;
  readonly type: ElementType;
}

/** Entries moved by some places along the line, ones where none came. */
function shifted(lowering: Lowering, name: string, by: number, { shape, axis, back, type }: Line): string {
  const size = shape[axis]!;
  const [begin, end] = back ? [by, size] : [0, size - by];
  const limits = [[begin], [end], [axis]].map((list) => lowering.integers(list));
  const pads = shape.map((_, a) => (a === axis ? by : 0));
  const none = shape.map(() => 0);
  const list = lowering.integers(back ? [...none, ...pads] : [...pads, ...none]);
  return lowering.emit("Pad", [lowering.emit("Slice", [name, ...limits]), list, constant(lowering, [1], [], type)]);
}
