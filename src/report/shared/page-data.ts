/** What the page's script gets: plain JSON, numbers of curves rounded and thinned. */
export interface PageData {
  readonly name: string;
  readonly question: string;
  readonly source: string | null;
  /** Those that vary, each with its values in order. */
  readonly axes: readonly Axis[];
  /** What is the same in all runs. */
  readonly constants: readonly (readonly [axis: string, value: string])[];
  readonly metrics: readonly PageMetric[];
  /** Of any run's objective, named `loss@layer`. */
  readonly terms: readonly string[];
  readonly baselines: readonly PageBaseline[];
  readonly runs: readonly PageRun[];
}

export interface Axis {
  readonly name: string;
  readonly values: readonly string[];
}

export interface PageMetric {
  readonly name: string;
  readonly title: string;
  readonly unit: string;
  readonly what: string;
  readonly better: "low" | "high";
}

export type Measures = Readonly<Record<string, number | null>>;

export interface PageBaseline {
  readonly exemplar: string;
  readonly floor?: Measures | undefined;
  readonly randomPhase: Measures;
  readonly shuffled: Measures;
}

export type RunState = "finished" | "failed" | "pending";

export interface PageRun {
  readonly key: string;
  readonly axes: Readonly<Record<string, string>>;
  readonly state: RunState;
  readonly error: string | null;
  readonly metrics: Measures;
  /** A data address. */
  readonly thumbnail: string | null;
  /** Addresses relative to the page. */
  readonly files: { readonly image: string; readonly record: string; readonly exemplar: string } | null;
  readonly outcome: Outcome | null;
}

export interface Outcome {
  readonly stop: string;
  readonly seconds: number;
  readonly evaluations: number;
  readonly objective: number | null;
  /** One part a scale, coarsest first. */
  readonly total: readonly Stretch[];
  readonly terms: Readonly<Record<string, readonly Stretch[]>>;
}

/** Part of a curve: at evaluation x, counted from 1 over all scales, the value y; null where it was not finite. */
export interface Stretch {
  readonly x: readonly number[];
  readonly y: readonly (number | null)[];
}

/** A run's value of an axis; "" where it has none. */
export function valueOf(run: Pick<PageRun, "axes">, axis: string): string {
  return Object.hasOwn(run.axes, axis) ? run.axes[axis]! : "";
}

/** What tells a run from others, without the axes that are told elsewhere. */
export function captionOf(run: Pick<PageRun, "axes">, axes: readonly string[]): string {
  return axes
    .filter((axis) => valueOf(run, axis) !== "")
    .map((axis) => `${axis} ${valueOf(run, axis)}`)
    .join(" · ");
}
