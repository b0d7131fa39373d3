import { demand } from "../core/demand";
import type { NdArray, NdArrays } from "../core/ndarray";

/**
 * Filters whose index exceeds this are of opponent colors: over half of the squared norm is in what sets the color
 * channels apart. Filters are then 20 of VGG-16's 64 (the next index below is 0.64, the next above 0.75) and 18 of
 * VGG-19's (0.70 and 0.77). The others are not blind to color: those from 0.2 on see some.
 */
export const OPPONENCY_THRESHOLD = Math.SQRT1_2;

const KERNEL = "block1_conv1/kernel";
const BIAS = "block1_conv1/bias";

/**
 * How far a filter is from gray: ‖w − mean over color of w‖ / ‖w‖, 0 for one that is the same in every color channel, 1
 * for one that gives nothing on a gray picture. Random filters have about √(2/3).
 * @param kernel  [height, width, 3, out]  @returns one index a filter; 0 for a filter of zeros
 */
export function opponency({ shape, data }: NdArray): number[] {
  const [height = 0, width = 0, colors = 0, out = 0] = shape;
  demand(shape.length === 4 && colors === 3, "opponency", "a kernel [height, width, 3, out]", `[${shape.join(", ")}]`);
  return Array.from({ length: out }, (_, filter) => {
    let [all, common] = [0, 0];
    for (let position = 0; position < height * width; position++) {
      const taps = [0, 1, 2].map((color) => data[(position * 3 + color) * out + filter]!);
      all += taps.reduce((sum, tap) => sum + tap * tap, 0);
      common += taps.reduce((sum, tap) => sum + tap, 0) ** 2 / 3;
    }
    return all === 0 ? 0 : Math.sqrt(Math.max(0, all - common) / all);
  });
}

/** VGG's weights, those of the first layer's opponent filters zero, their biases too: their maps are black. */
export function withoutOpponent(weights: NdArrays): NdArrays {
  const [kernel, bias] = [weights[KERNEL]!, weights[BIAS]!];
  const removed = opponency(kernel).map((index) => index > OPPONENCY_THRESHOLD);
  const kept = ({ shape, data }: NdArray): NdArray => ({
    shape,
    data: data.map((value, i) => (removed[i % removed.length] ? 0 : value)),
  });
  return { ...weights, [KERNEL]: kept(kernel), [BIAS]: kept(bias) };
}
