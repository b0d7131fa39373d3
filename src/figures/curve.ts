import type { ScaleCurve as RecordedCurve } from "../synthesis/record";
import { escaped } from "./escape";
import type { Figure } from "./figure";
import { orderedColors } from "./palette";
import { labelRows } from "./scale-labels";
import { theme, themedAxis } from "./theme";

/** What is drawn of a scale. */
type ScaleCurve = Pick<RecordedCurve, "height" | "width" | "total" | "terms">;

const ROW_HEIGHT = 15;
const LONGEST_TITLE = 90;
/** Of the figure's height: its middle lies beside the top edge. */
const TITLE_PLACE = 0.965;
const dashes = ["solid", "dash", "dot", "dashdot"] as const;

export interface CurveOptions {
  /** That it will be drawn at, in pixels. Default 900. */
  readonly width?: number;
}

/** Of a figure's width, what lies beside the plot; and of a letter. */
const BESIDE = 200;
const LETTER = 7.5;
/** Below this width the horizontal axis has no room for its whole title. */
const NARROW = 700;

/**
 * Objective and weighted terms against evaluations, scale after scale along one axis. The objective is there twice: at
 * each evaluation, where a line search's rejected steps stand out, and the best so far, which is what a run returns.
 * Terms are told apart by color (their layer, the shallowest darkest) and dashes (their loss).
 */
export function curveFigure(title: string, curves: readonly ScaleCurve[], { width = 900 }: CurveOptions = {}): Figure {
  const offsets = curves.map((_, i) => curves.slice(0, i).reduce((sum, { total }) => sum + total.length, 0));
  const evaluations = curves.reduce((sum, { total }) => sum + total.length, 0);
  // A scale of one evaluation has no line.
  const mode = curves.some(({ total }) => total.length === 1) ? "lines+markers" : "lines";
  const line = (name: string, style: object, valuesOf: (curve: ScaleCurve) => readonly number[] | undefined) => ({
    type: "scatter",
    mode,
    name: escaped(name),
    // Every value is drawn, not as many as Plotly thinks one sees.
    line: { ...style, simplify: false },
    // A gap between scales: their objectives are not of the same pictures.
    x: curves.flatMap(({ total }, i) => [...total.map((_, evaluation) => offsets[i]! + evaluation + 1), null]),
    y: curves.flatMap((curve) => [...(valuesOf(curve) ?? curve.total.map(() => null)), null]),
  });
  const { terms, loss } = termsOf(curves);
  const labels = scaleLabels(curves, offsets, Math.floor((width - BESIDE) / LETTER));
  return {
    data: [
      line("each evaluation", { width: 1, color: "#9a9a9a" }, ({ total }) => total),
      line("best so far", { width: 2.5, color: "#000000" }, ({ total }) => bestSoFar(total)),
      ...terms.map(({ key, name, style }) => line(name, style, (curve) => curve.terms[key])),
    ],
    layout: {
      title: { text: escaped(shortened(title)), x: 0, xref: "paper", y: TITLE_PLACE, font: { size: theme.titleSize } },
      font: { color: theme.ink, size: theme.tickSize },
      margin: { l: 80, r: 30, t: 48 + ROW_HEIGHT * labels.rows, b: 60 },
      xaxis: {
        ...themedAxis,
        title: axisTitle(`evaluations${width < NARROW ? "" : " of value and gradient"}, coarsest scale first`),
        range: [0.5, evaluations + 0.5],
      },
      yaxis: {
        ...themedAxis,
        title: axisTitle(`total and terms, weight × ${loss}`),
        type: "log",
        exponentformat: "power",
      },
      legend: { x: 1.02, y: 1, font: { size: theme.legendSize } },
      shapes: offsets.slice(1).map((x) => ({
        type: "line",
        xref: "x",
        yref: "paper",
        x0: x + 0.5,
        x1: x + 0.5,
        y0: 0,
        y1: 1,
        line: { dash: "dot", width: 1, color: "#777777" },
      })),
      annotations: labels.annotations,
    },
  };
}

/** The objective's parts, each named `loss@layer`; where all are of one loss, the axis names it and the legend does not. */
function termsOf(curves: readonly ScaleCurve[]) {
  const keys = [...new Set(curves.flatMap(({ terms }) => Object.keys(terms)))];
  const losses = [...new Set(keys.map(lossOf))];
  const layers = [...new Set(keys.map(layerOf))];
  const colors = orderedColors(layers.length);
  const terms = keys.map((key) => ({
    key,
    name: losses.length > 1 ? key : layerOf(key),
    style: {
      width: 1.5,
      color: colors[layers.indexOf(layerOf(key))]!,
      dash: dashes[losses.indexOf(lossOf(key)) % dashes.length]!,
    },
  }));
  // Its options stand in the title: the axis is short.
  return { terms, loss: losses.length === 1 ? escaped(losses[0]!.split("/")[0]!) : "loss" };
}

const lossOf = (key: string): string => key.slice(0, key.lastIndexOf("@"));
const layerOf = (key: string): string => key.slice(key.lastIndexOf("@") + 1);

/** The least so far; NaN as long as there is none. */
function bestSoFar(values: readonly number[]): number[] {
  let best = NaN;
  return values.map((value) => (best = value < best || Number.isNaN(best) ? value : best));
}

function axisTitle(text: string) {
  return { text, font: { size: theme.axisTitleSize } };
}

/** Each scale's size above its part of the axis, in as many rows as keep them apart. */
function scaleLabels(curves: readonly ScaleCurve[], offsets: readonly number[], letters: number) {
  const evaluations = curves.reduce((sum, { total }) => sum + total.length, 0);
  const spans = curves.map(({ height, width, total }, i) => ({
    from: offsets[i]!,
    to: offsets[i]! + total.length,
    label: `${width}×${height}`,
  }));
  const rows = labelRows(spans, evaluations, letters);
  const annotations = spans.flatMap(({ from, to, label }, i) => {
    const row = rows[i];
    if (row === undefined) return [];
    const place = { xref: "x", yref: "paper", x: (from + to + 1) / 2, y: 1, yshift: 2 + row * ROW_HEIGHT };
    return [{ ...place, yanchor: "bottom", showarrow: false, text: label, font: { size: theme.tickSize } }];
  });
  return { annotations, rows: 1 + Math.max(0, ...rows.map((row) => row ?? 0)) };
}

function shortened(title: string): string {
  const letters = Array.from(title);
  return letters.length > LONGEST_TITLE ? `${letters.slice(0, LONGEST_TITLE - 1).join("")}…` : title;
}
