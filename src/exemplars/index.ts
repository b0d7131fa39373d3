import { bricks } from "./bricks";
import { cloth } from "./cloth";
import type { Exemplar } from "./exemplar";
import { pebbles } from "./pebbles";

export type ExemplarName = "pebbles" | "cloth" | "bricks";

/** The textures that can be drawn without any download, by name. */
export const exemplars: Record<ExemplarName, Exemplar> = { pebbles, cloth, bricks };
