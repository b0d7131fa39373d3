import type { Image } from "../../image/image";
import { transported } from "../transported";
import type { ColorHandling } from "./handling";

/**
 * Each channel's values in the palette's distribution. `transported` says what becomes of other sizes, of ties and of
 * constants. How channels go together is not matched: hues may come that the palette does not have.
 */
export const histogram: ColorHandling = {
  name: "histogram",
  description: "Each of red, green and blue gets the palette's histogram exactly, rank by rank.",
  source: "Gonzalez & Woods, Digital Image Processing (histogram specification), exact by ranks",
  stages: ["before", "after", "both"],
  variables: "rgb",
  before: (exemplar, palette) => matched(exemplar, palette.image),
  after: (result, palette) => matched(result, palette.image),
};

function matched({ height, width, data }: Image, palette: Image): Image {
  const out = new Float32Array(data.length);
  for (let channel = 0; channel < 3; channel++) {
    const values = transported(channelOf(data, channel), channelOf(palette.data, channel));
    values.forEach((value, i) => (out[3 * i + channel] = value));
  }
  return { height, width, data: out };
}

function channelOf(data: Float32Array, channel: number): Float64Array {
  return Float64Array.from({ length: data.length / 3 }, (_, i) => data[3 * i + channel]!);
}
