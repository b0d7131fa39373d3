import { valueOf, type Axis, type PageRun } from "./page-data";

/** Runs in rows and columns by two axes. */
export interface Pivot {
  /** Values of the axis; one "" where rows are not told apart. */
  readonly rows: readonly string[];
  readonly columns: readonly string[];
  /** By row and column; several where further axes vary, in their order. */
  readonly cells: readonly (readonly (readonly PageRun[])[])[];
}

/** Rows and columns without any run are left out. @param row, column  undefined: all in one */
export function pivot(runs: readonly PageRun[], row: Axis | undefined, column: Axis | undefined): Pivot {
  const rows = occupied(runs, row);
  const columns = occupied(runs, column);
  const cells = rows.map((r) => columns.map((c) => runs.filter((run) => isAt(run, row, r) && isAt(run, column, c))));
  return { rows, columns, cells };
}

function isAt(run: PageRun, axis: Axis | undefined, value: string): boolean {
  return axis === undefined || valueOf(run, axis.name) === value;
}

function occupied(runs: readonly PageRun[], axis: Axis | undefined): string[] {
  if (axis === undefined) return [""];
  const present = new Set(runs.map((run) => valueOf(run, axis.name)));
  return axis.values.filter((value) => present.has(value));
}

/** Two axes to begin with: the first two that are no seed; the one with more values goes down the page. */
export function firstAxes(axes: readonly Axis[]): [row: Axis | undefined, column: Axis | undefined] {
  const telling = axes.filter(({ name }) => name !== "seed");
  const [a, b] = [...telling, ...axes.filter((axis) => !telling.includes(axis))];
  if (a === undefined || b === undefined) return [a, undefined];
  return a.values.length >= b.values.length ? [a, b] : [b, a];
}
