import { everything, shownRuns } from "../shared/filter";
import type { PageData, PageRun } from "../shared/page-data";
import { curves } from "./curves";
import { filterBar } from "./filter-bar";
import { head } from "./head";
import { heat } from "./heat";
import { largeView } from "./large-view";
import { runsTable } from "./runs-table";
import { shadeSwitch } from "./shade";
import { sheet } from "./sheet";

/** Builds the page from the data that stands in it. `data-ready` of its root says when all is drawn. */
async function main(): Promise<void> {
  const data = JSON.parse(document.getElementById("data")!.textContent) as PageData;
  const large = largeView(data);
  const openAmong = (key: string, among: readonly PageRun[]) => large.open(key, among);
  let shown = shownRuns(data, everything);
  const chart = curves(data, (key) =>
    large.open(
      key,
      shown.filter(({ state }) => state !== "pending"),
    ),
  );
  const views = [
    chart,
    sheet(data, openAmong),
    ...(data.metrics.length > 0 ? [heat(data)] : []),
    runsTable(data, openAmong),
  ];
  const bar = filterBar(data, (filter) => {
    shown = shownRuns(data, filter);
    for (const view of views) void view.show(shown);
  });
  const shades = shadeSwitch(() => void chart.show(shown));
  document
    .getElementById("report")!
    .replaceChildren(head(data, shades), bar, ...views.map(({ place }) => place), large.place);
  await Promise.all(views.map((view) => view.show(shown)));
  document.documentElement.dataset.ready = "true";
}

void main();
