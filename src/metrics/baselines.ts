import { random } from "../core/random";
import type { Image } from "../image/image";
import { starts } from "../noise";

/** Pictures that every metric is also taken of, so that its values mean something. */
export interface Baselines {
  /** Another sample of the same texture: a perfect result scores like this, not zero. */
  readonly floor?: Image;
  /** The exemplar's colors and spectrum, and no shapes. */
  readonly randomPhase: Image;
  /** The exemplar's colors, and nothing else. */
  readonly shuffled: Image;
}

/**
 * @param another  another crop or draw of the exemplar's texture, of any size
 * @param seed     of the random phases and the shuffling, a whole number ≥ 0
 */
export function baselinesOf(exemplar: Image, another: Image | undefined, seed: number): Baselines {
  const { height, width } = exemplar;
  return {
    ...(another ? { floor: another } : {}),
    randomPhase: starts["random-phase"]({ height, width, exemplar, random: random(seed, "baselines/random-phase") }),
    shuffled: starts.shuffled({ height, width, exemplar, random: random(seed, "baselines/shuffled") }),
  };
}
