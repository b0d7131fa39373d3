import { demand } from "../core/demand";
import type { Image } from "../image/image";
import { colorExemplars, exemplars, type ExemplarName } from ".";
import { GRAY } from "./gray";
import { PROCEDURAL } from "./source";

const LONGEST_SIDE = 4096;

/** The exemplar of that name at a size. @throws UsageError for an unknown name, or a side that is too long */
export function drawExemplar(name: string, size: { height: number; width: number }, seed = 1): Image {
  const exemplar = Object.hasOwn(exemplars, name) ? exemplars[name as ExemplarName] : undefined;
  const known = `one of ${colorExemplars.join(", ")}, each also with "${GRAY}", after "${PROCEDURAL}"`;
  demand(exemplar !== undefined, "exemplar", known, name);
  const side = Math.max(size.height, size.width);
  demand(side <= LONGEST_SIDE, "exemplar", `a size to draw of at most ${LONGEST_SIDE} pixels a side`, side);
  return exemplar.draw({ ...size, seed });
}
