import type { PageData, RunState } from "../shared/page-data";
import { element } from "./element";

/** What was asked, and how far the answer is. */
export function head({ name, question, source, runs, constants }: PageData, shadeControl: HTMLElement): HTMLElement {
  const count = (state: RunState) => runs.filter((run) => run.state === state).length;
  const seconds = runs.reduce((sum, { outcome }) => sum + (outcome?.seconds ?? 0), 0);
  const facts: [string, string][] = [
    ["finished", `${count("finished")} of ${runs.length}`],
    ["failed", String(count("failed"))],
    ["pending", String(count("pending"))],
    ["computed in", duration(seconds)],
  ];
  const list = element(
    "dl",
    { className: "facts" },
    ...facts.map(([term, value]) =>
      element(
        "div",
        { className: term === "failed" && value !== "0" ? "bad" : "" },
        element("dt", {}, term),
        element("dd", {}, value),
      ),
    ),
  );
  const made = element("header", {}, element("div", { className: "title" }, element("h1", {}, name), shadeControl));
  made.append(element("p", { className: "question" }, question));
  if (source !== null) made.append(element("p", { className: "source" }, `Source: ${source}`));
  if (constants.length > 0) {
    const told = constants.map(([axis, value]) => `${axis} ${value}`).join(" · ");
    made.append(element("p", { className: "source" }, `The same in all runs: ${told}`));
  }
  made.append(list);
  return made;
}

function duration(seconds: number): string {
  const exact = `${seconds < 100 ? Number(seconds.toPrecision(3)) : Math.round(seconds)} s`;
  if (seconds < 120) return exact;
  const minutes = Math.round(seconds / 60);
  return minutes < 120 ? `${minutes} min (${exact})` : `${Math.floor(minutes / 60)} h ${minutes % 60} min (${exact})`;
}
