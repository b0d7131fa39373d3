import { valueOf, type Axis, type PageData, type PageRun, type RunState } from "./page-data";

/** What is left out: values by axis, and states. */
export interface Filter {
  readonly hidden: ReadonlyMap<string, ReadonlySet<string>>;
  readonly hiddenStates: ReadonlySet<RunState>;
}

export const everything: Filter = { hidden: new Map(), hiddenStates: new Set() };

export function shownRuns({ axes, runs }: Pick<PageData, "axes" | "runs">, filter: Filter): PageRun[] {
  return runs.filter(
    (run) =>
      !filter.hiddenStates.has(run.state) &&
      axes.every(({ name }) => filter.hidden.get(name)?.has(valueOf(run, name)) !== true),
  );
}

/** Values of an axis that the filter leaves. */
export function shownValues({ name, values }: Axis, { hidden }: Filter): string[] {
  return values.filter((value) => hidden.get(name)?.has(value) !== true);
}

/** The filter with a value shown or hidden. */
export function withValue(filter: Filter, axis: string, value: string, shown: boolean): Filter {
  const values = new Set(filter.hidden.get(axis));
  if (shown) values.delete(value);
  else values.add(value);
  return withHidden(filter, axis, values);
}

/** The filter with just these values of an axis hidden. */
export function withHidden(filter: Filter, axis: string, values: Iterable<string>): Filter {
  return { ...filter, hidden: new Map(filter.hidden).set(axis, new Set(values)) };
}

export function withState(filter: Filter, state: RunState, shown: boolean): Filter {
  const hiddenStates = new Set(filter.hiddenStates);
  if (shown) hiddenStates.delete(state);
  else hiddenStates.add(state);
  return { ...filter, hiddenStates };
}
