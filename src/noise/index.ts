import type { Random } from "../core/random";
import { demandSize } from "../image/demand-image";
import type { Image } from "../image/image";
import { colorMatched } from "./color-matched";
import { gatys2015 } from "./gatys2015";
import { uniform } from "./uniform";
import { whiteGaussian } from "./white-gaussian";

export type StartName = "white-gaussian" | "uniform" | "color-matched" | "gatys2015";

/** What a start may know: the size wanted, the exemplar it is for, and where its randomness comes from. */
export interface StartContext {
  readonly height: number;
  readonly width: number;
  readonly exemplar: Image;
  readonly random: Random;
}

export type Start = (context: StartContext) => Image;

/** The pictures a run can begin from. All lie in 0..1, the box the optimizer searches: what falls outside is clipped. */
export const starts: Record<StartName, Start> = {
  "white-gaussian": sized(whiteGaussian),
  uniform: sized(uniform),
  "color-matched": sized(colorMatched),
  gatys2015: sized(gatys2015),
};

/** Hands on what the context names, so that a stray property never turns into an option. */
function sized(start: Start): Start {
  return ({ height, width, exemplar, random }) => {
    demandSize({ height, width }, "start");
    return start({ height, width, exemplar, random });
  };
}
