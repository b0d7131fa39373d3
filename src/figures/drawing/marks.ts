import type { LineStyle, Trace } from "./known";
import type { Scale } from "./scale";

const dashes: Readonly<Record<string, readonly number[]>> = {
  dot: [1, 2],
  dash: [4, 3],
  longdash: [7, 3],
  dashdot: [4, 2, 1, 2],
  longdashdot: [7, 2, 1, 2],
};

/** A trace's line, broken where a point cannot be shown, and its markers; a point alone is a dot, so that it shows. */
export function drawnTrace({ mode, x, y, line, marker }: Trace, color: string, xScale: Scale, yScale: Scale): string {
  const points = y.map((value, i): Point => [xScale.place(x === undefined ? i : (x[i] ?? NaN)), yScale.place(value)]);
  const runs = stretches(points);
  const dots = mode.includes("markers") ? points.filter(shown) : runs.filter(({ length }) => length === 1).flat();
  const radius = mode.includes("markers") ? marker.size / 2 : line.width;
  const parts: string[] = [];
  if (mode.includes("lines")) {
    const path = runs
      .filter(({ length }) => length > 1)
      .map(pathOf)
      .join("");
    if (path !== "") parts.push(`<path fill="none" stroke-linejoin="round" ${stroke(line, color)} d="${path}"/>`);
  }
  for (const [across, down] of dots)
    parts.push(`<circle cx="${units(across)}" cy="${units(down)}" r="${radius}" fill="${color}"/>`);
  return parts.join("");
}

/** The attributes of a stroked line. */
export function stroke({ width, dash }: LineStyle, color: string): string {
  const pattern = dashes[dash]?.map((length) => length * Math.max(1, width)).join(" ");
  return `stroke="${color}" stroke-width="${width}"${pattern === undefined ? "" : ` stroke-dasharray="${pattern}"`}`;
}

type Point = readonly [across: number, down: number];

const shown = ([across, down]: Point): boolean => Number.isFinite(across) && Number.isFinite(down);

/** Longest runs of points that can be shown. */
function stretches(points: readonly Point[]): Point[][] {
  const result: Point[][] = [[]];
  for (const point of points) {
    if (shown(point)) result.at(-1)!.push(point);
    else if (result.at(-1)!.length > 0) result.push([]);
  }
  return result.filter((stretch) => stretch.length > 0);
}

function pathOf(points: readonly Point[]): string {
  return `M${points.map(([across, down]) => `${units(across)} ${units(down)}`).join("L")}`;
}

/** A hundredth of a unit is finer than any pixel; a point far off the paper stays far off, within what SVG can say. */
export function units(value: number): string {
  return String(Math.round(100 * Math.min(1e6, Math.max(-1e6, value))) / 100);
}
