import { demand } from "../core/demand";
import { escaped } from "./escape";
import type { Figure } from "./figure";
import { theme, themedAxis } from "./theme";

export interface Line {
  readonly name: string;
  readonly y: readonly (number | null)[];
  readonly dash?: "solid" | "dash" | "dot";
  readonly color?: string;
}

export interface LinesOptions {
  readonly title: string;
  /** Numbers, or names of places that stand side by side. */
  readonly x: readonly number[] | readonly string[];
  readonly xTitle: string;
  readonly yTitle: string;
  /** Of the vertical axis. Default false. */
  readonly logarithmic?: boolean;
  /** Of the vertical axis; of a logarithmic one, in powers of ten. Default: what the lines need. */
  readonly range?: readonly [number, number];
}

/** Lines with markers over numbers or over named places, one color each. */
export function linesFigure(lines: readonly Line[], options: LinesOptions): Figure {
  const { title, x, xTitle, yTitle, logarithmic = false, range } = options;
  for (const { name, y } of lines)
    demand(y.length === x.length, "linesFigure", `${x.length} values of ${name}`, y.length);
  const named = x.some((place) => typeof place === "string");
  const places = named ? x.map((_, i) => i) : x;
  const axisTitle = (text: string) => ({ text: escaped(text), font: { size: theme.axisTitleSize } });
  return {
    data: lines.map(({ name, y, dash = "solid", color }, i) => ({
      type: "scatter",
      mode: "lines+markers",
      name: escaped(name),
      x: places,
      y,
      line: { width: 2, dash, color: color ?? theme.colors[i % theme.colors.length]! },
    })),
    layout: {
      title: { text: escaped(title), x: 0.01, font: { size: theme.titleSize } },
      font: { color: theme.ink, size: theme.tickSize },
      margin: { l: 80, r: 30, t: 48, b: 60 },
      width: 860,
      height: 420,
      xaxis: {
        ...themedAxis,
        title: axisTitle(xTitle),
        ...(named ? { tickvals: places, ticktext: x.map((place) => escaped(String(place))) } : {}),
      },
      yaxis: {
        ...themedAxis,
        title: axisTitle(yTitle),
        ...(logarithmic ? { type: "log", exponentformat: "power" } : {}),
        ...(range ? { range } : {}),
      },
      legend: { x: 1.02, y: 1, font: { size: theme.legendSize } },
    },
  };
}
