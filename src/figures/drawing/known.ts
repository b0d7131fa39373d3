import { z } from "zod";
import type { Figure } from "../figure";

/** Of Plotly's schema, what a drawing of lines can show; what is odd in a figure counts as not given. */
const label = z.union([z.string(), z.object({ text: z.string() }).transform(({ text }) => text)]).catch("");
/** NaN for whatever is no number: null in a line is a gap. */
const lenient = z.unknown().transform((value) => (typeof value === "number" ? value : NaN));
const text = (otherwise: string) => z.string().catch(otherwise);
const number = (otherwise: number) => z.number().catch(otherwise);

const axis = z
  .object({
    type: z.enum(["log", "linear"]).catch("linear"),
    title: label,
    /** On a logarithmic axis, of exponents. */
    range: z.tuple([z.number(), z.number()]).optional().catch(undefined),
  })
  .catch({ type: "linear", title: "", range: undefined });

const line = z
  .object({ color: text("").optional(), width: number(2), dash: text("solid") })
  .catch({ width: 2, dash: "solid" });

const shape = z.object({
  type: z.literal("line"),
  xref: text("x"),
  yref: text("y"),
  x0: lenient,
  x1: lenient,
  y0: lenient,
  y1: lenient,
  line,
});

const annotation = z.object({
  text: z.string(),
  xref: text("x"),
  yref: text("y"),
  x: lenient,
  y: lenient,
  xshift: number(0),
  yshift: number(0),
  xanchor: z.enum(["left", "center", "right"]).catch("center"),
  yanchor: z.enum(["top", "middle", "bottom"]).catch("middle"),
  font: z.object({ size: number(12), color: text("").optional() }).catch({ size: 12 }),
});

const trace = z.object({
  type: z.literal("scatter").default("scatter"),
  mode: text("lines"),
  name: text(""),
  x: z.array(lenient).optional(),
  y: z.array(lenient),
  line,
  marker: z.object({ color: text("").optional(), size: number(6) }).catch({ size: 6 }),
  showlegend: z.boolean().catch(true),
  visible: z.literal([true, false, "legendonly"]).catch(true),
  xaxis: z.literal("x").default("x"),
  yaxis: z.literal("y").default("y"),
});

const layout = z.object({
  title: label,
  xaxis: axis,
  yaxis: axis,
  shapes: z.array(z.unknown()).catch([]),
  annotations: z.array(z.unknown()).catch([]),
  showlegend: z.boolean().optional().catch(undefined),
  legend: z.object({ title: label }).catch({ title: "" }),
  margin: z
    .object({ l: number(80), r: number(30), t: number(80), b: number(60) })
    .catch({ l: 80, r: 30, t: 80, b: 60 }),
});

export type LineStyle = z.infer<typeof line>;
export type LineShape = z.infer<typeof shape>;
export type Annotation = z.infer<typeof annotation>;
export type Trace = z.infer<typeof trace>;

export interface KnownFigure {
  readonly layout: z.infer<typeof layout>;
  readonly traces: readonly Trace[];
  readonly shapes: readonly LineShape[];
  readonly annotations: readonly Annotation[];
  /** How many traces and shapes there are beyond those. */
  readonly leftOut: number;
}

/** What a drawing of lines can show of a figure. */
export function knownPart(figure: Figure): KnownFigure {
  const known = layout.parse(figure.layout);
  const traces = parsed(trace, figure.data);
  const shapes = parsed(shape, known.shapes);
  const annotations = parsed(annotation, known.annotations);
  const given = figure.data.length + known.shapes.length + known.annotations.length;
  return {
    layout: known,
    traces: traces.filter(({ visible }) => visible === true),
    shapes,
    annotations,
    leftOut: given - traces.length - shapes.length - annotations.length,
  };
}

function parsed<T>(schema: z.ZodType<T>, values: readonly unknown[]): T[] {
  return values.flatMap((value) => {
    const { success, data } = schema.safeParse(value);
    return success ? [data] : [];
  });
}
