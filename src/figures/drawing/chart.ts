import type { Drawing } from "../../image/rasterize";
import { plainLines } from "../escape";
import type { Figure } from "../figure";
import { elided } from "../lettering/fit";
import type { Lettering } from "../lettering/lettering";
import { theme } from "../theme";
import { border, grid, labelsWidth, tickLabels, type Frame } from "./axes";
import { colorOr, traceColor } from "./color";
import { knownPart, type Annotation, type KnownFigure, type LineShape } from "./known";
import { legendOf } from "./legend";
import { drawnTrace, stroke, units } from "./marks";
import { scaleOf, type Scale } from "./scale";

export interface ChartSize {
  readonly height: number;
  readonly width: number;
}

export interface Chart extends Drawing {
  /** How many traces, shapes and annotations of the figure are no lines, and so are not in it. */
  readonly leftOut: number;
}

/** Of Plotly's own room above and below lines: one part in 18. */
const ROOM = 1 / 18;
const LEGEND_GAP = 14;

/** A figure's lines with axes, titles, legend, vertical and level lines and annotations, as an SVG of outlines alone. */
export function lineChart(figure: Figure, { height, width }: ChartSize, lettering: Lettering): Chart {
  const known = knownPart(figure);
  const { layout, traces } = known;
  const legend = legendOf(known, lettering);
  const inner = {
    top: layout.margin.t,
    bottom: Math.max(layout.margin.t + 20, height - layout.margin.b),
    right: width - Math.max(layout.margin.r, legend ? legend.width + 2 * LEGEND_GAP : 0),
  };
  const yScale = scaleOf({
    log: layout.yaxis.type === "log",
    values: traces.flatMap(({ y }) => y),
    range: layout.yaxis.range,
    room: ROOM,
    from: inner.bottom,
    to: inner.top,
  });
  const left = Math.max(layout.margin.l, labelsWidth(yScale, lettering) + 45);
  const frame: Frame = { ...inner, left, right: Math.max(left + 20, inner.right) };
  const xScale = scaleOf({
    log: layout.xaxis.type === "log",
    values: traces.flatMap(({ x, y }) => x ?? y.map((_, i) => i)),
    range: layout.xaxis.range,
    room: traces.some(({ mode }) => mode.includes("markers")) ? ROOM : 0,
    from: frame.left,
    to: frame.right,
  });
  const svg = [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">`,
    `<rect width="100%" height="100%" fill="white"/>`,
    grid(frame, xScale, yScale),
    inside(known, frame, xScale, yScale),
    border(frame),
    tickLabels(frame, xScale, yScale, lettering),
    titles(known, frame, { height, width }, lettering),
    ...known.annotations.map((annotation) => annotated(annotation, frame, xScale, yScale, lettering)),
    legend?.draw(frame.right + LEGEND_GAP, frame.top) ?? "",
    "</svg>",
  ];
  return { svg: svg.join("\n"), height, width, leftOut: known.leftOut };
}

/** Traces, and lines over them, cut off at the frame. */
function inside({ traces, shapes }: KnownFigure, frame: Frame, xScale: Scale, yScale: Scale): string {
  const { left, right, top, bottom } = frame;
  const lines = traces.map((trace, i) =>
    drawnTrace(trace, traceColor(trace.line.color ?? trace.marker.color, i), xScale, yScale),
  );
  return (
    `<clipPath id="frame"><rect x="${left}" y="${top}" width="${right - left}" height="${bottom - top}"/></clipPath>` +
    `<g clip-path="url(#frame)">${lines.join("")}` +
    `${shapes.map((shape) => drawnShape(shape, frame, xScale, yScale)).join("")}</g>`
  );
}

function drawnShape({ xref, yref, x0, x1, y0, y1, line }: LineShape, frame: Frame, xScale: Scale, yScale: Scale) {
  const across = (x: number) => (xref === "paper" ? onPaper(x, frame.left, frame.right) : xScale.place(x));
  const down = (y: number) => (yref === "paper" ? onPaper(y, frame.bottom, frame.top) : yScale.place(y));
  const ends = [across(x0), down(y0), across(x1), down(y1)];
  if (!ends.every(Number.isFinite)) return "";
  const [fromX, fromY, toX, toY] = ends.map(units);
  return `<path ${stroke(line, colorOr(line.color, theme.axisLine))} d="M${fromX!} ${fromY!}L${toX!} ${toY!}"/>`;
}

/** On a logarithmic axis an annotation lies at an exponent, unlike a shape. */
function annotated(note: Annotation, frame: Frame, xScale: Scale, yScale: Scale, lettering: Lettering): string {
  const { size, color } = note.font;
  const across = note.xref === "paper" ? onPaper(note.x, frame.left, frame.right) : xScale.placeAt(note.x);
  const down = note.yref === "paper" ? onPaper(note.y, frame.bottom, frame.top) : yScale.placeAt(note.y);
  if (!Number.isFinite(across + down)) return "";
  const anchor = ({ left: "start", center: "middle", right: "end" } as const)[note.xanchor];
  const baseline = { top: 1.1, middle: 0.36, bottom: -0.35 }[note.yanchor] * size;
  const [x, y] = [across + note.xshift, down - note.yshift + baseline];
  return lettering.write(plainLines(note.text).join(" "), { x, y, size, anchor, color: colorOr(color, theme.ink) });
}

function titles({ layout }: KnownFigure, frame: Frame, size: ChartSize, lettering: Lettering): string {
  const { left, right, top, bottom } = frame;
  const fit = (label: string, length: number, letters: number) =>
    elided(plainLines(label).join(" "), length, letters, lettering);
  const middle = { anchor: "middle" } as const;
  const axisTitle = { ...middle, size: theme.axisTitleSize };
  const titleLength = size.width - left - 20;
  return (
    lettering.write(fit(layout.title, titleLength, theme.titleSize), { x: left, y: 25, size: theme.titleSize }) +
    lettering.write(fit(layout.xaxis.title, right - left, axisTitle.size), {
      ...axisTitle,
      x: (left + right) / 2,
      y: bottom + 40,
    }) +
    lettering.write(fit(layout.yaxis.title, bottom - top, axisTitle.size), {
      ...axisTitle,
      x: 24,
      y: (top + bottom) / 2,
      angle: -90,
    })
  );
}

function onPaper(share: number, from: number, to: number): number {
  return from + share * (to - from);
}
