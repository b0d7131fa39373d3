import { random } from "../core/random";
import { blended, color, withLuminance } from "./colors";
import { demandDrawable, type DrawOptions, type Exemplar } from "./exemplar";
import { drawFlat } from "./flat";
import { smoothstep } from "./smoothstep";
import { fractalNoise, valueNoise } from "./value-noise";

/** Of either hue, and so of each mixture of them at an edge: Y of Rec. 709's primaries in linear light; white's is 1. */
export const STRIPE_LUMINANCE = 0.2;

const orange = withLuminance(color(0xbc6527), STRIPE_LUMINANCE);
const blue = withLuminance(color(0x3f7bca), STRIPE_LUMINANCE);

/** One stripe of each hue together, across, in pixels. */
const period = 20;

export const stripes: Exemplar = {
  name: "stripes",
  description:
    "Wavy slanted stripes, 10 pixels wide, orange and blue of equal luminance: all is hue, nothing lightness.",
  draw(options) {
    demandDrawable(options, "stripes");
    const inOrange = lay(options);
    return drawFlat((x, y) => blended(blue, orange, smoothstep(-0.5, 0.5, inOrange(x, y))), options);
  },
};

/** Ground truth: whether each pixel's middle is orange (1) or blue (0), height × width. */
export function stripesTruth(options: DrawOptions): Uint8Array {
  demandDrawable(options, "stripesTruth");
  const inOrange = lay(options);
  return Uint8Array.from({ length: options.height * options.width }, (_, i) =>
    inOrange((i % options.width) + 0.5, Math.floor(i / options.width) + 0.5) > 0 ? 1 : 0,
  );
}

/** Distance to the edge of the orange stripe from a point, in pixels; > 0 inside. */
function lay({ seed }: DrawOptions): (x: number, y: number) => number {
  const start = random(seed, "stripes/start").uniform() * period;
  const wave = fractalNoise(valueNoise(seed, "stripes/wave"), 2);
  return (x, y) => {
    const across = start + 0.8 * x + 0.6 * y + 3 * wave(x / 30, y / 30);
    const phase = across - period * Math.floor(across / period);
    return period / 4 - Math.abs(phase - period / 2);
  };
}
