import { baselineNames, measureOf, measuresOf } from "../shared/measures";
import { valueOf, type PageData, type PageRun } from "../shared/page-data";
import { short } from "../shared/short";
import { element } from "./element";

/** What is known of a run: its settings, its end, and its metrics beside floor and ceilings. */
export function facts(data: PageData, run: PageRun): HTMLElement {
  const { outcome, files, key } = run;
  const rows: [string, string][] = Object.keys(run.axes).map((axis) => [axis, valueOf(run, axis)]);
  if (outcome) {
    const { evaluations, seconds, objective, stop } = outcome;
    rows.push(["evaluations", String(evaluations)], ["seconds", short(seconds)]);
    rows.push(["objective", objective === null ? "not finite" : short(objective)], ["ended", stop]);
  }
  rows.push(["key", key.slice(0, 16)]);
  const list = element(
    "dl",
    {},
    ...rows.flatMap(([term, value]) => [element("dt", {}, term), element("dd", {}, value)]),
  );
  const made = element("aside", { className: "facts-of-run" }, list);
  if (run.state === "finished" && data.metrics.length > 0) made.append(measures(data, run));
  if (files) {
    const link = (href: string, text: string) => element("a", { href, download: "" }, text);
    made.append(
      element(
        "p",
        { className: "links" },
        link(files.image, "picture"),
        link(files.record, "record"),
        link(files.exemplar, "exemplar"),
      ),
    );
  }
  return made;
}

function measures({ metrics, baselines }: PageData, run: PageRun): HTMLElement {
  const baseline = baselines.find(({ exemplar }) => exemplar === valueOf(run, "exemplar"));
  const head = ["", "this run", ...(baseline ? baselineNames : [])];
  const lines = metrics.map(({ name, title, unit, what }) => {
    const beside = baseline ? baselineNames.map((each) => measureOf(measuresOf(baseline, each), name)) : [];
    const values = [measureOf(run.metrics, name), ...beside];
    const cells = values.map((value) => element("td", {}, value === undefined ? "–" : short(value)));
    return element(
      "tr",
      { title: what },
      element("th", { scope: "row" }, unit === "" ? title : `${title} (${unit})`),
      ...cells,
    );
  });
  const heads = head.map((text) => element("th", { scope: "col" }, text));
  return element("table", {}, element("thead", {}, element("tr", {}, ...heads)), element("tbody", {}, ...lines));
}
