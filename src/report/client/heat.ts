import { colorOf, inkOn, scaleOf, type Scale } from "../shared/color-scale";
import { baselineNames, bestOf, meanOf, meanOfRuns, measuresOf, type BaselineName } from "../shared/measures";
import {
  valueOf,
  type Axis,
  type PageBaseline,
  type PageData,
  type PageMetric,
  type PageRun,
} from "../shared/page-data";
import { firstAxes, pivot } from "../shared/pivot";
import { short } from "../shared/short";
import { axisChoosers } from "./axis-choosers";
import { chooser } from "./controls";
import type { View } from "./curves";
import { element, section } from "./element";
import { scaleBar } from "./scale-bar";

/** A metric's means by two axes, as a table of colored cells, beside floor and ceilings. */
export function heat(data: PageData): View {
  const redraw = () => draw();
  const metric = chooser(
    "heat-metric",
    "metric",
    data.metrics.map((value) => ({ label: value.title, value })),
    redraw,
  );
  const axes = axisChoosers("heat", data.axes, firstAxes(data.axes), redraw);
  const place = element("div", { className: "wide" });
  let runs: readonly PageRun[] = [];

  function draw(): void {
    const [row, column] = axes.values();
    const finished = runs.filter(({ state }) => state === "finished");
    place.replaceChildren(...heatMap(metric.value(), finished, row, column, data.baselines));
  }

  return {
    place: section("heat", "Metrics", [metric.control, ...axes.controls], place),
    show: (next) => {
      runs = next;
      draw();
      return Promise.resolve();
    },
  };
}

type Value = number | undefined;

function heatMap(
  metric: PageMetric,
  runs: readonly PageRun[],
  row: Axis | undefined,
  column: Axis | undefined,
  baselines: readonly PageBaseline[],
): HTMLElement[] {
  const { rows, columns, cells } = pivot(runs, row, column);
  const means = cells.map((line) => line.map((inside) => meanOfRuns(inside, metric.name)));
  const reference = (name: BaselineName, exemplars: ReadonlySet<string>): Value =>
    meanOf(
      baselines.filter(({ exemplar }) => exemplars.has(exemplar)).map((each) => measuresOf(each, name)),
      metric.name,
    )?.value;
  const overall = new Set(runs.map((run) => valueOf(run, "exemplar")));
  const [down, across] = [row?.name === "exemplar", column?.name === "exemplar"];
  const apart = down || across ? (down ? rows : columns).map((value) => new Set([value])) : [overall];
  const marks = baselineNames.map((name) => ({ name, values: apart.map((each) => reference(name, each)) }));
  const known = [...means.flat().map((mean) => mean?.value), ...marks.flatMap(({ values }) => values)].filter(
    (value) => value !== undefined,
  );
  if (known.length === 0) return [element("p", {}, "No run that is shown has a value of this metric.")];
  const scale = scaleOf(known);
  const cell = (value: Value, title: string, best: boolean) => valueCell(value, title, best, scale, metric);
  const bests = columns.map((_, c) =>
    bestOf(
      means.map((line) => line[c]?.value),
      metric,
    ),
  );

  const lines = means.map((line, r) => {
    const made = line.map((mean, c) => cell(mean?.value, mean ? `mean of ${mean.count}` : "", bests[c] === r));
    const beside = down ? marks.map(({ values }) => cell(values[r], "", false)) : [];
    return element("tr", {}, ...heading("row", row, rows[r]!), ...made, ...beside.map(asReference));
  });
  const below = across
    ? marks.map(({ name, values }) =>
        element(
          "tr",
          { className: "reference" },
          ...(row ? [element("th", { scope: "row" }, name)] : []),
          ...values.map((value) => cell(value, name, false)),
        ),
      )
    : [];
  const heads = [
    ...columns.flatMap((value) => heading("col", column, value)),
    ...(down ? marks.map(({ name }) => asReference(element("th", { scope: "col" }, name))) : []),
  ];
  const corner = row ? [element("td", {}, column ? `${row.name} \\ ${column.name}` : row.name)] : [];
  if (!column) heads.unshift(element("th", { scope: "col" }, "all"));
  const table = element("table", { className: "heat" });
  table.append(element("thead", {}, element("tr", {}, ...corner, ...heads)), element("tbody", {}, ...lines, ...below));
  const words = `${metric.what} ${metric.better === "low" ? "Lower" : "Higher"} is better${metric.unit === "" ? "" : `; in ${metric.unit}`}. Cells are means over all other axes; a frame marks the best of each column.`;
  const told = marks.map(({ name }) => ({ name, value: reference(name, overall) }));
  return [
    element("p", { className: "hint" }, words),
    element("div", { className: "heat-frame" }, table, scaleBar(scale, metric, told)),
  ];
}

function heading(scope: string, axis: Axis | undefined, value: string): HTMLElement[] {
  return axis === undefined ? [] : [element("th", { scope }, value === "" ? "(none)" : value)];
}

function asReference<Cell extends HTMLElement>(cell: Cell): Cell {
  cell.classList.add("reference");
  return cell;
}

function valueCell(value: Value, title: string, best: boolean, scale: Scale, { better }: PageMetric): HTMLElement {
  if (value === undefined) return element("td", { className: "none" }, "–");
  const color = colorOf(better === "low" ? 1 - scale.place(value) : scale.place(value));
  const cell = element("td", { title, className: best ? "best" : "" }, short(value));
  cell.style.background = color;
  cell.style.color = inkOn(color);
  return cell;
}
