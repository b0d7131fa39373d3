import { bricks } from "./bricks";
import { cloth } from "./cloth";
import { dyedCloth } from "./dyed-cloth";
import type { Exemplar } from "./exemplar";
import { GRAY, grayed } from "./gray";
import { litStones, litStonesMirrored } from "./lit-stones";
import { pebbles } from "./pebbles";
import { rings } from "./rings";
import { shuffledRings } from "./shuffled-rings";
import { stripes } from "./stripes";

const inColor = {
  ...{ pebbles, cloth, bricks, rings, "shuffled-rings": shuffledRings },
  ...{ "lit-stones": litStones, "lit-stones-mirrored": litStonesMirrored, stripes, "dyed-cloth": dyedCloth },
};

export type ColorExemplarName = keyof typeof inColor;
export type ExemplarName = ColorExemplarName | `${ColorExemplarName}${typeof GRAY}`;

/** The names of those with colors; each has a gray version too. */
export const colorExemplars = Object.keys(inColor) as ColorExemplarName[];

/** The textures that can be drawn without any download, by name. */
export const exemplars = {
  ...inColor,
  ...Object.fromEntries(colorExemplars.map((name) => [`${name}${GRAY}`, grayed(inColor[name])])),
} as Record<ExemplarName, Exemplar>;
