import type { Bounds } from "../optimize/problem";
import type { Settings } from "./settings";

/**
 * The box of the search: none, 0..1, or each channel's range in the exemplar (as in DeepTextures).
 * @param exemplar  its values, pixel by pixel, `channels` a pixel
 * @param pixels    of the result
 */
export function boundsOf(
  kind: Settings["bounds"],
  exemplar: Float32Array | Float64Array,
  channels: number,
  pixels: number,
): Bounds {
  if (kind === "none") return { lower: -Infinity, upper: Infinity };
  if (kind === "unit") return { lower: 0, upper: 1 };
  const lower = new Float64Array(channels).fill(Infinity);
  const upper = new Float64Array(channels).fill(-Infinity);
  exemplar.forEach((value, i) => {
    lower[i % channels] = Math.min(lower[i % channels]!, value);
    upper[i % channels] = Math.max(upper[i % channels]!, value);
  });
  const repeated = (perChannel: Float64Array) =>
    Float64Array.from({ length: pixels * channels }, (_, i) => perChannel[i % channels]!);
  return { lower: repeated(lower), upper: repeated(upper) };
}
