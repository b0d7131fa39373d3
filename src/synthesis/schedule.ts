import { demand } from "../core/demand";
import type { Size } from "../objective/objective";

/** One step of the climb: both pictures at the same reduction. */
export interface Scale {
  readonly height: number;
  readonly width: number;
  readonly exemplar: Size;
  /** At most this many. */
  readonly evaluations: number;
}

/** No default scale has a side shorter than this. */
const COARSEST = 32;

/** Halvings that keep every side of both pictures at `COARSEST` pixels or more. */
export function defaultScaleCount(output: Size, exemplar: Size): number {
  const side = Math.min(output.height, output.width, exemplar.height, exemplar.width);
  return Math.max(1, Math.floor(Math.log2(side / COARSEST)) + 1);
}

/**
 * Coarse to fine, each scale twice the last.
 * @param count        how many scales; 1 is the papers' single scale
 * @param evaluations  for every scale, or one number a scale, coarsest first
 */
export function schedule(
  output: Size,
  exemplar: Size,
  count: number,
  evaluations: readonly number[],
): readonly Scale[] {
  demand(Number.isInteger(count) && count >= 1, "scales", "a whole number ≥ 1", count);
  const shortest = Math.min(output.height, output.width, exemplar.height, exemplar.width);
  demand(
    shortest / 2 ** (count - 1) >= 8 || count === 1,
    "scales",
    `a coarsest scale of 8 pixels or more (at most ${Math.max(1, Math.floor(Math.log2(shortest / 8)) + 1)} scales here)`,
    count,
  );
  demand(
    evaluations.length === 1 || evaluations.length === count,
    "evaluations",
    `one number, or one for each of ${count} scales`,
    evaluations.length,
  );
  for (const n of evaluations) demand(Number.isInteger(n) && n >= 1, "evaluations", "whole numbers ≥ 1", n);
  return Array.from({ length: count }, (_, index) => {
    const reduction = 2 ** (count - 1 - index);
    return {
      ...reduced(output, reduction),
      exemplar: reduced(exemplar, reduction),
      evaluations: evaluations[index] ?? evaluations[0]!,
    };
  });
}

function reduced({ height, width }: Size, by: number): Size {
  return { height: Math.round(height / by), width: Math.round(width / by) };
}
