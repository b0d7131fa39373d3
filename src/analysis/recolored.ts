import { random, type Random } from "../core/random";
import type { Image } from "../image/image";
import { hueRotated, insideGamut, saturated, shifted } from "./color-changes";

/** A picture and the texture that it is of. */
export interface Sample {
  readonly texture: string;
  readonly image: Image;
}

export interface RecoloredOptions {
  /** Of each texture. */
  readonly count: number;
  readonly seed: number;
}

/**
 * Pictures of textures in random colors: hues turned by any angle, saturation times 0.3 to 1.3, red, green and blue each
 * moved by up to 0.12 either way, then brought into the gamut.
 * @param textures  by name; each draws (or crops) a picture, another one for each number 1, 2, …
 */
export function recolored(
  textures: Readonly<Record<string, (number: number) => Image>>,
  { count, seed }: RecoloredOptions,
): Sample[] {
  return Object.entries(textures).flatMap(([texture, draw]) => {
    const stream = random(seed, `recolored/${texture}`);
    return Array.from({ length: count }, (_, i) => ({ texture, image: inRandomColors(draw(i + 1), stream) }));
  });
}

function inRandomColors(image: Image, { uniform }: Random): Image {
  const turned = hueRotated(image, 360 * uniform());
  const strong = saturated(turned, 0.3 + uniform());
  const shift = () => 0.24 * (uniform() - 0.5);
  return insideGamut(shifted(strong, [shift(), shift(), shift()]));
}
