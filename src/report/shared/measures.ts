import type { Measures, PageBaseline, PageMetric, PageRun } from "./page-data";

/** What a metric says of pictures that are no runs, the best first. */
export const baselineNames = ["floor", "random phase", "shuffled"] as const;
export type BaselineName = (typeof baselineNames)[number];

export function measuresOf(baseline: PageBaseline, name: BaselineName): Measures | undefined {
  const { floor, randomPhase, shuffled } = baseline;
  return { floor, "random phase": randomPhase, shuffled }[name];
}

/** A metric's value where there is one. */
export function measureOf(measures: Measures | undefined, metric: string): number | undefined {
  if (measures === undefined || !Object.hasOwn(measures, metric)) return undefined;
  return measures[metric] ?? undefined;
}

export interface Mean {
  readonly value: number;
  /** Of so many values. */
  readonly count: number;
}

/** Over what could be measured. */
export function meanOf(all: readonly (Measures | undefined)[], metric: string): Mean | undefined {
  const values = all.map((each) => measureOf(each, metric)).filter((value) => value !== undefined);
  if (values.length === 0) return undefined;
  return { value: values.reduce((sum, value) => sum + value, 0) / values.length, count: values.length };
}

export function meanOfRuns(runs: readonly PageRun[], metric: string): Mean | undefined {
  return meanOf(
    runs.map(({ metrics }) => metrics),
    metric,
  );
}

/** Which of some values is the best; undefined where there is none, or only one to choose from. */
export function bestOf(values: readonly (number | undefined)[], { better }: PageMetric): number | undefined {
  const known = values.filter((value) => value !== undefined);
  if (known.length < 2) return undefined;
  return values.indexOf(better === "low" ? Math.min(...known) : Math.max(...known));
}
