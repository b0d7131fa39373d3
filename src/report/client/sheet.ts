import { captionOf, type Axis, type PageData, type PageRun } from "../shared/page-data";
import { firstAxes, pivot } from "../shared/pivot";
import { axisChoosers } from "./axis-choosers";
import { chooser } from "./controls";
import type { View } from "./curves";
import { element, section } from "./element";
import { moveByArrows } from "./move-by-arrows";

/** Thumbnails in rows and columns by two axes. @param open  shows a run large, the others of its sheet beside it */
export function sheet(data: PageData, open: (key: string, among: readonly PageRun[]) => void): View {
  const redraw = () => draw();
  const axes = axisChoosers("sheet", data.axes, firstAxes(data.axes), redraw);
  const size = chooser(
    "sheet-size",
    "size",
    [64, 96, 128, 192].map((value) => ({ label: `${value} px`, value })),
    redraw,
    1,
  );
  const place = element("div", { className: "wide" });
  moveByArrows(place, "button.thumb");
  let runs: readonly PageRun[] = [];

  function draw(): void {
    const [row, column] = axes.values();
    const { rows, columns, cells } = pivot(runs, row, column);
    const rest = data.axes.filter((axis) => axis !== row && axis !== column).map(({ name }) => name);
    const order = cells.flat(2).filter(({ state }) => state !== "pending");
    const cell = (inside: readonly PageRun[]) =>
      element(
        "td",
        {},
        element("div", { className: "thumbs" }, ...inside.map((run) => thumb(run, rest, () => open(run.key, order)))),
      );
    const body = cells.map((line, i) => element("tr", {}, ...heading(row, "row", rows[i]!), ...line.map(cell)));
    const head =
      column &&
      element(
        "tr",
        {},
        ...(row ? [element("td", {}, `${row.name} \\ ${column.name}`)] : []),
        ...columns.flatMap((value) => heading(column, "col", value)),
      );
    const table = element("table", { className: "sheet" });
    if (head) table.append(element("thead", {}, head));
    table.append(element("tbody", {}, ...body));
    place.style.setProperty("--thumb", `${size.value()}px`);
    place.replaceChildren(runs.length === 0 ? element("p", {}, "No run is shown.") : table);
  }

  const described = element(
    "p",
    { className: "hint" },
    "Click a picture, or press Enter on it, to see it large beside its exemplar; arrow keys go from one to the next.",
  );
  return {
    place: section("sheet", "Pictures", [...axes.controls, size.control], described, place),
    show: async (next) => {
      runs = next;
      draw();
      await Promise.all(Array.from(place.querySelectorAll("img"), whenThere));
    },
  };
}

function heading(axis: Axis | undefined, scope: string, value: string): HTMLElement[] {
  if (axis === undefined) return [];
  return [element("th", { scope }, value === "" ? "(none)" : value)];
}

function thumb(run: PageRun, axes: readonly string[], open: () => void): HTMLElement {
  const caption = captionOf(run, axes);
  const words = element("span", { className: "caption" }, caption);
  if (run.state === "pending")
    return element("div", { className: "thumb pending" }, element("span", { className: "empty" }, "pending"), words);
  const whole = captionOf(run, Object.keys(run.axes));
  const button = element("button", { type: "button", className: `thumb ${run.state}`, title: whole, onclick: open });
  button.dataset.key = run.key;
  button.setAttribute("aria-label", run.state === "failed" ? `${whole}, failed: ${run.error ?? ""}` : whole);
  if (run.state === "failed")
    button.append(element("span", { className: "empty" }, `failed: ${run.error ?? "no error was kept"}`));
  else if (run.thumbnail === null) button.append(element("span", { className: "empty" }, "no picture"));
  else button.append(element("img", { src: run.thumbnail, alt: "" }));
  button.append(words);
  return button;
}

/** A damaged picture is as there as it will be: the browser shows it as broken. */
function whenThere(image: HTMLImageElement): Promise<void> {
  return image.decode().catch(() => undefined);
}
