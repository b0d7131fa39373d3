import { columnFormat } from "../../notebook/numbers";
import { baselineNames, measureOf, measuresOf, type BaselineName } from "./measures";
import { valueOf, type Measures, type PageBaseline, type PageData, type PageRun } from "./page-data";

/** A line of the table: a run, or what it is to be compared with. */
export interface TableRow {
  readonly run: PageRun | undefined;
  readonly state: PageRun["state"] | BaselineName;
  readonly axes: Readonly<Record<string, string>>;
  readonly metrics: Measures;
}

export interface Column {
  readonly title: string;
  readonly unit: string;
  /** More about it, or "". */
  readonly what: string;
  readonly numeric: boolean;
  readonly value: (row: TableRow) => string | number | undefined;
}

/** Runs, and floors and ceilings of the exemplars among them. */
export function tableRows(runs: readonly PageRun[], baselines: readonly PageBaseline[]): TableRow[] {
  const exemplars = new Set(runs.map((run) => valueOf(run, "exemplar")));
  const beside = baselines.filter(({ exemplar }) => exemplars.has(exemplar)).flatMap(baselineRows);
  return [...runs.map((run) => ({ run, state: run.state, axes: run.axes, metrics: run.metrics })), ...beside];
}

function baselineRows(baseline: PageBaseline): TableRow[] {
  const axes = { exemplar: baseline.exemplar };
  return baselineNames.flatMap((state) => {
    const metrics = measuresOf(baseline, state);
    return metrics === undefined ? [] : [{ run: undefined, state, axes, metrics }];
  });
}

export function tableColumns({ axes, metrics }: Pick<PageData, "axes" | "metrics">): Column[] {
  const text = (title: string, value: Column["value"]): Column => ({
    title,
    unit: "",
    what: "",
    numeric: false,
    value,
  });
  const number = (title: string, what: string, value: Column["value"]): Column => ({
    title,
    unit: "",
    what,
    numeric: true,
    value,
  });
  return [
    text("state", ({ state }) => state),
    ...axes.map(({ name }) => text(name, (row) => valueOf(row, name))),
    ...metrics.map(({ name, title, unit, what, better }) => ({
      ...{ title, unit, what: `${what} (${better === "low" ? "lower" : "higher"} is better)`, numeric: true },
      value: (row: TableRow) => measureOf(row.metrics, name),
    })),
    number("objective", "total of the losses at the end", ({ run }) => run?.outcome?.objective ?? undefined),
    number("evaluations", "of value and gradient", ({ run }) => run?.outcome?.evaluations),
    number("seconds", "of the whole run", ({ run }) => run?.outcome?.seconds),
    text("ended", ({ run }) => run?.outcome?.stop ?? run?.error ?? ""),
  ];
}

export interface Order {
  readonly column: Column;
  readonly descending: boolean;
}

const words = new Intl.Collator("en", { numeric: true });

/** Rows in a column's order, those without a value last; equal ones stay as they were. */
export function sorted(rows: readonly TableRow[], { column, descending }: Order): TableRow[] {
  const sign = descending ? -1 : 1;
  return [...rows].sort((a, b) => {
    const [x, y] = [column.value(a), column.value(b)];
    const [noX, noY] = [x === undefined || x === "", y === undefined || y === ""];
    if (noX || noY) return Number(noX) - Number(noY);
    return sign * (typeof x === "number" && typeof y === "number" ? x - y : words.compare(String(x), String(y)));
  });
}

/** Writes each column's numbers so that they compare at a glance. */
export function writers(columns: readonly Column[], rows: readonly TableRow[]): ((row: TableRow) => string)[] {
  return columns.map((column) => {
    const values = rows.map(column.value).filter((value) => typeof value === "number");
    const format = columnFormat(values);
    return (row) => {
      const value = column.value(row);
      return typeof value === "number" ? format(value) : (value ?? "");
    };
  });
}
