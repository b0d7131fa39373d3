import { clip } from "../core/clip";
import { demand } from "../core/demand";
import type { Triple } from "../color/matrix3";
import { yuv } from "../color/yuv";
import { demandImage } from "../image/demand-image";
import type { Image } from "../image/image";

/**
 * Ways to change the color of a picture and nothing of its shape, all on values as stored (sRGB). What they return may
 * leave 0..1 (as a network does not mind); `insideGamut` makes a picture of it that a file can hold.
 */

/**
 * Hues turned about the gray axis: each pixel keeps its luma and the length of its chroma (U, V) in Y'UV, whose angle
 * grows by that many degrees, from red to green.
 */
export function hueRotated(image: Image, degrees: number): Image {
  demand(Number.isFinite(degrees), "hueRotated", "an angle in degrees", degrees);
  const [cosine, sine] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)];
  return eachPixel(image, "hueRotated", (color) => {
    const [y, u, v] = yuv.of(color);
    return yuv.rgb([y, cosine * u - sine * v, sine * u + cosine * v]);
  });
}

/** Each color moved away from its luma (factor > 1) or toward it; 0 leaves gray, 1 leaves it as it is. */
export function saturated(image: Image, factor: number): Image {
  demand(factor >= 0 && factor < Infinity, "saturated", "a factor ≥ 0", factor);
  return eachPixel(image, "saturated", (color) => mixed(yuv.of(color)[0], color, factor));
}

/** The same color added to every pixel: only the mean of a picture changes. */
export function shifted(image: Image, by: Triple): Image {
  demand(by.every(Number.isFinite), "shifted", "three numbers to add", by);
  return eachPixel(image, "shifted", ([red, green, blue]) => [red + by[0], green + by[1], blue + by[2]]);
}

/** The orders in which red, green and blue may stand: "gbr" shows green as red, blue as green, red as blue. */
export const channelOrders = ["rgb", "rbg", "grb", "gbr", "brg", "bgr"] as const;
export type ChannelOrder = (typeof channelOrders)[number];

/** The same channels in another order: all that is said of gray values stays, channel by channel. */
export function permuted(image: Image, order: ChannelOrder): Image {
  demand(channelOrders.includes(order), "permuted", `one of ${channelOrders.join(", ")}`, order);
  const [first, second, third] = Array.from(order, (letter) => "rgb".indexOf(letter)) as [number, number, number];
  return eachPixel(image, "permuted", (color) => [color[first]!, color[second]!, color[third]!]);
}

/**
 * Each color brought into 0..1 by giving up chroma alone: its luma, cut to 0..1, and its hue in Y'UV stay, and it moves
 * toward gray just as far as it must. Colors inside stay as they are.
 */
export function insideGamut(image: Image): Image {
  return eachPixel(image, "insideGamut", (color) => {
    if (color.every((value) => value >= 0 && value <= 1)) return color;
    const [y] = yuv.of(color);
    const gray = clip(y);
    const rooms = color.map((value) => {
      const chroma = value - y;
      return chroma > 0 ? (1 - gray) / chroma : chroma < 0 ? -gray / chroma : Infinity;
    });
    const least = Math.min(1, ...rooms);
    return color.map((value) => clip(gray + least * (value - y))) as unknown as Triple;
  });
}

/** Of all pixels, those with a value outside 0..1. */
export function outsideShare(image: Image): number {
  demandImage(image, "outsideShare");
  let count = 0;
  for (let i = 0; i < image.data.length; i += 3)
    if (image.data.subarray(i, i + 3).some((value) => value < 0 || value > 1)) count++;
  return (3 * count) / image.data.length;
}

/** y + factor · (color − y). */
function mixed(y: number, [red, green, blue]: Triple, factor: number): Triple {
  return [y + factor * (red - y), y + factor * (green - y), y + factor * (blue - y)];
}

function eachPixel(image: Image, caller: string, change: (color: Triple) => Triple): Image {
  demandImage(image, caller);
  const { height, width, data } = image;
  const changed = new Float32Array(data.length);
  for (let i = 0; i < data.length; i += 3) changed.set(change([data[i]!, data[i + 1]!, data[i + 2]!]), i);
  return { height, width, data: changed };
}
