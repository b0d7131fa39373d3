import { tableCsv } from "../shared/csv";
import type { PageData, PageRun } from "../shared/page-data";
import { sorted, tableColumns, tableRows, writers, type Column, type Order, type TableRow } from "../shared/rows";
import { check } from "./controls";
import type { View } from "./curves";
import { element, section } from "./element";

/** All runs in a table that sorts by any column, floors and ceilings in their places among them. */
export function runsTable(data: PageData, open: (key: string, among: readonly PageRun[]) => void): View {
  const columns = tableColumns(data);
  const baselines = check("table-baselines", "floors and ceilings", () => draw(), true);
  const download = element("button", { type: "button", id: "csv", onclick: save }, "download CSV");
  const body = element("tbody");
  const heads = columns.map((column) => head(column, () => sortBy(column)));
  const table = element("table", { className: "runs" });
  table.append(
    element(
      "thead",
      {},
      element("tr", {}, element("th", { scope: "col" }, "run"), ...heads, element("th", { scope: "col" }, "files")),
    ),
    body,
  );
  let runs: readonly PageRun[] = [];
  let order: Order | undefined;

  function rows(): TableRow[] {
    const all = tableRows(runs, baselines.value() ? data.baselines : []);
    return order ? sorted(all, order) : all;
  }

  function draw(): void {
    const all = rows();
    const write = writers(columns, all);
    const among = all.flatMap(({ run }) => (run && run.state !== "pending" ? [run] : []));
    body.replaceChildren(...all.map((row) => line(row, columns, write, (key) => open(key, among))));
    heads.forEach((each, i) => {
      if (order?.column === columns[i]) each.setAttribute("aria-sort", order!.descending ? "descending" : "ascending");
      else each.removeAttribute("aria-sort");
    });
  }

  function sortBy(column: Column): void {
    order = { column, descending: order?.column === column && !order.descending };
    draw();
  }

  function save(): void {
    const href = URL.createObjectURL(new Blob([tableCsv(columns, rows())], { type: "text/csv" }));
    element("a", { href, download: `${data.name.replaceAll(/[^\w.-]+/g, "-")}.csv` }).click();
    URL.revokeObjectURL(href);
  }

  return {
    place: section(
      "runs",
      "Runs",
      [baselines.control, download],
      element(
        "div",
        { className: "wide tall", tabIndex: 0, attributes: { role: "region", "aria-label": "Table of runs" } },
        table,
      ),
    ),
    show: (next) => {
      runs = next;
      draw();
      return Promise.resolve();
    },
  };
}

function head({ title, unit, what, numeric }: Column, sort: () => void): HTMLElement {
  const button = element("button", { type: "button", title: what, onclick: sort }, element("span", {}, title));
  if (unit !== "") button.append(element("small", {}, unit));
  return element("th", { scope: "col", className: numeric ? "number" : "" }, button);
}

function line(
  row: TableRow,
  columns: readonly Column[],
  write: readonly ((row: TableRow) => string)[],
  open: (key: string) => void,
): HTMLElement {
  const cells = columns.map(({ numeric }, i) => element("td", { className: numeric ? "number" : "" }, write[i]!(row)));
  return element("tr", { className: row.run ? row.state : "reference" }, opener(row, open), ...cells, links(row));
}

function opener({ run, state }: TableRow, open: (key: string) => void): HTMLElement {
  const cell = element("td");
  if (run === undefined) return cell;
  const name = run.key.slice(0, 8);
  if (state === "pending") cell.append(name);
  else cell.append(element("button", { type: "button", title: "show large", onclick: () => open(run.key) }, name));
  return cell;
}

function links({ run }: TableRow): HTMLElement {
  const link = (href: string, text: string) => element("a", { href, download: "" }, text);
  const files = run?.files;
  return element(
    "td",
    { className: "links" },
    ...(files ? [link(files.image, "picture"), link(files.record, "record")] : []),
  );
}
