import { escaped } from "../../figures/escape";
import type { LineStyle } from "./line-colors";
import { captionOf, valueOf, type Axis, type PageRun, type Stretch } from "./page-data";

export interface CurveChoice {
  /** undefined: the total. */
  readonly term: string | undefined;
  readonly x: "evaluations" | "seconds";
  /** Each scale's values over its first one. */
  readonly relative: boolean;
  /** The least so far: what a run that ended there would return. Of the total only. */
  readonly best: boolean;
}

/** Runs that share a value of the axis that colors them. */
export interface CurveGroup {
  readonly value: string;
  readonly runs: readonly PageRun[];
}

/** A Plotly trace: all curves of a group, with gaps between scales and between runs. */
export interface CurveTrace {
  readonly type: "scatter";
  readonly mode: "lines";
  readonly name: string;
  readonly x: readonly (number | null)[];
  readonly y: readonly (number | null)[];
  /** What the pointer is told; and which run a point is of, by its key. */
  readonly text: readonly string[];
  readonly customdata: readonly string[];
  readonly visible: boolean;
  readonly [more: string]: unknown;
}

export function curveGroups(runs: readonly PageRun[], axis: Axis | undefined): CurveGroup[] {
  const drawn = runs.filter(({ outcome }) => outcome !== null);
  if (axis === undefined) return drawn.length === 0 ? [] : [{ value: "all runs", runs: drawn }];
  return axis.values
    .map((value) => ({ value, runs: drawn.filter((run) => valueOf(run, axis.name) === value) }))
    .filter((group) => group.runs.length > 0);
}

export function curveTrace(
  { value, runs }: CurveGroup,
  style: LineStyle & { readonly width: number; readonly opacity: number },
  choice: CurveChoice,
  axes: readonly string[],
): CurveTrace {
  const points = runs.flatMap((run) => runPoints(run, choice, escaped(captionOf(run, axes))));
  const { width, opacity, ...line } = style;
  return {
    type: "scatter",
    mode: "lines",
    name: escaped(value),
    x: points.map(({ x }) => x),
    y: points.map(({ y }) => y),
    text: points.map(({ text }) => text),
    customdata: points.map(({ key }) => key),
    visible: true,
    ...{ line: { ...line, width, simplify: true }, opacity, connectgaps: false },
    hovertemplate: `%{text}<br>%{x:.4~r} ${choice.x}: %{y:.4~g}<extra></extra>`,
  };
}

interface Point {
  readonly x: number | null;
  readonly y: number | null;
  readonly text: string;
  readonly key: string;
}

function runPoints({ key, outcome }: PageRun, choice: CurveChoice, text: string): Point[] {
  if (outcome === null) return [];
  const { term, x } = choice;
  const stretches = term === undefined ? outcome.total : Object.hasOwn(outcome.terms, term) ? outcome.terms[term]! : [];
  // The record knows the whole run's seconds: its evaluations are taken to be equally long.
  const unit = x === "seconds" && outcome.evaluations > 0 ? outcome.seconds / outcome.evaluations : 1;
  return stretches.flatMap((stretch) => [
    ...valuesOf(stretch, choice).map((y, i) => ({ x: stretch.x[i]! * unit, y, text, key })),
    { x: null, y: null, text, key },
  ]);
}

/** A scale's values as they are to be drawn. */
export function valuesOf({ y }: Stretch, { term, relative, best }: CurveChoice): (number | null)[] {
  const start = y.find((value) => value !== null && value !== 0) ?? 1;
  const values = relative ? y.map((value) => (value === null ? null : value / start)) : [...y];
  if (!best || term !== undefined) return values;
  let least: number | null = null;
  return values.map((value) => (least = least === null || (value !== null && value < least) ? value : least));
}
