import { keptOf } from "../figures/thinned";
import type { Stretch } from "./shared/page-data";

/** Digits of a number that a chart can tell apart, and more. */
const DIGITS = 5;

/** To five digits; null for what is no finite number, as JSON has none. */
export function rounded(value: number): number | null {
  return Number.isFinite(value) ? Number(value.toPrecision(DIGITS)) : null;
}

/**
 * A curve of several scales with about so many points in all, peaks kept, and each scale's first and last value.
 * @param scales  values at each evaluation of a scale; undefined where this one has none
 * @param lengths  evaluations of each scale
 */
export function stretchesOf(
  scales: readonly (readonly number[] | undefined)[],
  lengths: readonly number[],
  most: number,
): Stretch[] {
  const all = lengths.reduce((sum, length) => sum + length, 0);
  let before = 0;
  return lengths.flatMap((length, i) => {
    const offset = before;
    before += length;
    const values = (scales[i] ?? []).map(rounded);
    if (values.length === 0) return [];
    const kept = keptOf(values, Math.max(4, Math.round((most * length) / all)));
    const indices = [...new Set([0, ...kept, values.length - 1])].sort((a, b) => a - b);
    return [{ x: indices.map((index) => offset + index + 1), y: indices.map((index) => values[index]!) }];
  });
}
