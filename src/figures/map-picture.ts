import { demand } from "../core/demand";
import type { NdArray } from "../core/ndarray";
import type { Image } from "../image/image";

/** One channel of a feature map [1, height, width, channels] as gray, from its least value (black) to its largest (white). */
export function channelPicture({ shape, data }: NdArray, channel: number): Image {
  const [, height, width, channels] = shape as [number, number, number, number];
  const wanted = `a channel from 0 to ${channels - 1}`;
  demand(Number.isInteger(channel) && channel >= 0 && channel < channels, "channelPicture", wanted, channel);
  const values = Float32Array.from({ length: height * width }, (_, i) => data[i * channels + channel]!);
  const [least, largest] = values.reduce(([a, b], x) => [Math.min(a, x), Math.max(b, x)], [Infinity, -Infinity]);
  const range = largest > least ? largest - least : 1;
  return {
    height,
    width,
    data: Float32Array.from({ length: 3 * values.length }, (_, i) => (values[Math.floor(i / 3)]! - least) / range),
  };
}

/** Of the largest values, so many are cut off: a few pixels would leave all others gray. */
const CLIPPED = 0.01;

/**
 * A picture of signed numbers, such as a gradient: gray for 0, lighter above, darker below, channel by channel; white and
 * black stand at the magnitude that one number in a hundred exceeds.
 * @param sign  −1 shows the steps that a gradient asks for
 */
export function signedPicture({ height, width, data }: Image, sign: 1 | -1 = 1): Image {
  const sizes = data.map(Math.abs).sort();
  const most = sizes[Math.floor((1 - CLIPPED) * (sizes.length - 1))]!;
  const range = most > 0 ? 2 * most : 1;
  return { height, width, data: data.map((value) => Math.min(1, Math.max(0, 0.5 + (sign * value) / range))) };
}
