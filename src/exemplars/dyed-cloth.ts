import { drawCloth, weave, type Dyes } from "./cloth";
import { color, withLuminance } from "./colors";
import { demandDrawable, type DrawOptions, type Exemplar } from "./exemplar";

/** Of either dye: what tells warp from weft is hue, and the light on the threads. */
const LUMINANCE = 0.2;

const redAndGreen: Dyes = {
  warp: withLuminance(color(0xc8433c), LUMINANCE),
  weft: withLuminance(color(0x3f9458), LUMINANCE),
};

export const dyedCloth: Exemplar = {
  name: "dyed-cloth",
  description: "The weave of cloth with red threads down and green ones across, of equal luminance, 9 pixels a thread.",
  draw(options) {
    demandDrawable(options, "dyed-cloth");
    return drawCloth(options, redAndGreen);
  },
};

/** Ground truth: whether each pixel's middle shows a red thread of the warp (1) or a green one of the weft (0), height × width. */
export function dyedClothWarp(options: DrawOptions): Uint8Array {
  demandDrawable(options, "dyedClothWarp");
  const at = weave(options, redAndGreen);
  return Uint8Array.from({ length: options.height * options.width }, (_, i) =>
    at((i % options.width) + 0.5, Math.floor(i / options.width) + 0.5).warp ? 1 : 0,
  );
}
