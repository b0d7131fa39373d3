import type { Figure } from "../figure";
import { knownPart } from "./known";

/** What a drawing of lines heeds, or may leave unheeded because it shows only under a pointer or says what holds anyway. */
const ofTraces = new Set([
  ...["type", "mode", "name", "x", "y", "line", "marker", "showlegend", "visible", "xaxis", "yaxis"],
  ...["hovertemplate", "hoverinfo", "hovertext", "customdata", "connectgaps"],
]);
const ofLines = new Set(["color", "width", "dash", "simplify", "shape"]);
const ofMarkers = new Set(["color", "size"]);
const ofLayouts = new Set([
  ...["title", "font", "margin", "xaxis", "yaxis", "legend", "showlegend", "shapes", "annotations"],
  ...["height", "width", "hovermode", "hoverlabel"],
]);
const ofAxes = new Set([
  ...["title", "type", "range", "exponentformat", "showline", "mirror", "linecolor", "ticks", "tickcolor", "tickfont"],
  ...["gridcolor", "zeroline", "minor", "autorange"],
]);

/** Whether `lineChart` shows all there is of a figure. In doubt it does not. */
export function isDrawnWhole(figure: Figure): boolean {
  const { data, layout } = figure;
  return (
    knownPart(figure).leftOut === 0 &&
    data.every((trace) => isDrawnTrace(trace)) &&
    holds(layout, ofLayouts) &&
    annotationsOf(layout).every((note) => note.showarrow === false) &&
    [layout.xaxis, layout.yaxis].every((axis) => holds(axis, ofAxes) && isPlainAxis(axis))
  );
}

function isDrawnTrace(trace: object): boolean {
  const { type, mode, line, marker, connectgaps, x, y } = trace as Record<string, unknown>;
  const { color = "", size = 6 } = (marker ?? {}) as Record<string, unknown>;
  const { shape = "linear" } = (line ?? {}) as Record<string, unknown>;
  return (
    type === "scatter" &&
    ["lines", "markers", "lines+markers"].includes(mode as string) && // Without one Plotly chooses by the number of points.
    holds(trace, ofTraces) &&
    holds(line, ofLines) &&
    holds(marker, ofMarkers) &&
    typeof color === "string" &&
    typeof size === "number" &&
    shape === "linear" &&
    connectgaps !== true &&
    isNumbers(y) &&
    (x === undefined || isNumbers(x))
  );
}

/** Not of names or dates. */
function isNumbers(values: unknown): boolean {
  return Array.isArray(values) && values.every((value) => value === null || typeof value === "number");
}

function annotationsOf({ annotations }: Figure["layout"]): readonly Readonly<Record<string, unknown>>[] {
  return Array.isArray(annotations) ? (annotations as Record<string, unknown>[]) : [];
}

/** Not turned round. */
function isPlainAxis(axis: unknown): boolean {
  const { autorange = true } = (axis ?? {}) as Record<string, unknown>;
  return typeof autorange === "boolean";
}

function holds(part: unknown, known: ReadonlySet<string>): boolean {
  return part === undefined || (typeof part === "object" && Object.keys(part ?? {}).every((key) => known.has(key)));
}
