import type { Figure } from "./figure";

/**
 * A figure with fewer points a line, for a glance: of each stretch of a line the least and the greatest stay, so that
 * peaks do, and so do gaps.
 */
export function thinned({ data, layout }: Figure, most: number): Figure {
  return { data: data.map((trace) => thinnedTrace(trace, most)), layout };
}

interface Line {
  readonly x?: unknown;
  readonly y?: unknown;
}

function thinnedTrace(trace: Line, most: number): object {
  const { x, y } = trace;
  if (!Array.isArray(x) || !Array.isArray(y) || y.length <= most) return trace;
  const kept = keptOf(y, most);
  return { ...trace, x: kept.map((index) => x[index] as unknown), y: kept.map((index) => y[index] as unknown) };
}

/**
 * Which values stay of a line that is to have about so many points: of each stretch the least, the greatest and a gap, by
 * their index, ascending. All of a line that is no longer than that.
 */
export function keptOf(y: readonly unknown[], most: number): number[] {
  if (y.length <= most) return y.map((_, i) => i);
  const length = Math.ceil(y.length / Math.max(1, Math.floor(most / 2)));
  const kept: number[] = [];
  for (let from = 0; from < y.length; from += length) {
    const stretch = y.slice(from, from + length);
    const gap = stretch.findIndex((value) => typeof value !== "number");
    const extremes = [indexOfLeast(stretch, 1), indexOfLeast(stretch, -1), gap].filter((index) => index >= 0);
    kept.push(...[...new Set(extremes)].sort((a, b) => a - b).map((index) => from + index));
  }
  return kept;
}

function indexOfLeast(values: readonly unknown[], sign: number): number {
  let [index, least] = [-1, Infinity];
  values.forEach((value, i) => {
    if (typeof value === "number" && sign * value < least) [index, least] = [i, sign * value];
  });
  return index;
}
