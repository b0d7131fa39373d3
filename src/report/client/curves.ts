import { escaped } from "../../figures/escape";
import { theme, themedAxis } from "../../figures/theme";
import { curveGroups, curveTrace, type CurveChoice, type CurveGroup } from "../shared/curve-traces";
import { lineStyles, type LineStyle } from "../shared/line-colors";
import type { PageData, PageRun } from "../shared/page-data";
import { firstAxes } from "../shared/pivot";
import { check, chooser } from "./controls";
import { element, section } from "./element";
import { shade } from "./shade";

/** A part of the page that shows some of the runs. */
export interface View {
  readonly place: HTMLElement;
  /** @returns when it is drawn */
  readonly show: (runs: readonly PageRun[]) => Promise<void>;
}

/** Above so many lines they are thinner and let others through. */
const MANY = 40;

/** All runs' loss curves in one chart, colored by an axis. @param open  what a click on a line does */
export function curves(data: PageData, open: (key: string) => void): View {
  const redraw = () => void draw();
  const term = chooser("curve-term", "of", [{ label: "total", value: undefined }, ...data.terms.map(named)], redraw);
  const x = chooser("curve-x", "over", (["evaluations", "seconds"] as const).map(named), redraw);
  const color = chooser(
    "curve-color",
    "colored by",
    [...data.axes.map((value) => ({ label: value.name, value })), { label: "nothing", value: undefined }],
    redraw,
    Math.max(0, data.axes.indexOf(firstAxes(data.axes)[0]!)),
  );
  const relative = check("curve-relative", "relative to each scale's start", redraw);
  const best = check("curve-best", "best so far", redraw, true);
  const place = element("div", { className: "chart", attributes: { role: "img" } });
  const legend = element("div", { className: "legend", attributes: { role: "group", "aria-label": "Lines shown" } });
  const controls = [term, x, color, best, relative].map(({ control }) => control);
  const off = new Set<string>();
  let runs: readonly PageRun[] = [];
  let listening = false;

  async function draw(): Promise<void> {
    const choice: CurveChoice = { term: term.value(), x: x.value(), relative: relative.value(), best: best.value() };
    best.allow(choice.term === undefined);
    const axis = color.value();
    const styles = lineStyles(axis?.values ?? ["all runs"], shade());
    const groups = curveGroups(runs, axis);
    const shown = (value: string) => !off.has(`${axis?.name ?? ""}\n${value}`);
    const drawn = groups.filter(({ value }) => shown(value));
    const many = drawn.reduce((sum, group) => sum + group.runs.length, 0) > MANY;
    const line = many ? { width: 1, opacity: 0.75 } : { width: 1.75, opacity: 1 };
    const styleOf = ({ value }: CurveGroup): LineStyle => styles[Math.max(0, axis?.values.indexOf(value) ?? 0)]!;
    const names = data.axes.map(({ name }) => name);
    const traces = drawn.map((group) => curveTrace(group, { ...styleOf(group), ...line }, choice, names));
    legend.replaceChildren(...groups.map((group) => legendEntry(group, styleOf(group), shown(group.value), toggle)));
    const told = `${choice.term ?? "total"} over ${choice.x} of ${drawn.reduce((sum, group) => sum + group.runs.length, 0)} runs`;
    place.setAttribute("aria-label", `Chart: ${told}`);
    const chart = await Plotly.react(place, traces, layout(choice, traces.length === 0), {
      responsive: true,
      displaylogo: false,
    });
    if (!listening) chart.on("plotly_click", ({ points }) => open(points[0]!.customdata));
    listening = true;
  }

  /** @param alone  this one is shown and no other; again: all */
  function toggle(value: string, alone: boolean): void {
    const prefix = `${color.value()?.name ?? ""}\n`;
    const values = curveGroups(runs, color.value()).map((group) => group.value);
    const others = values.filter((other) => other !== value);
    if (alone) {
      const already = !off.has(prefix + value) && others.every((other) => off.has(prefix + other));
      off.delete(prefix + value);
      for (const other of others) {
        if (already) off.delete(prefix + other);
        else off.add(prefix + other);
      }
    } else if (!off.delete(prefix + value)) off.add(prefix + value);
    // The buttons are made anew: the one in use keeps the focus.
    void draw().then(() => legend.querySelectorAll("button")[values.indexOf(value)]?.focus());
  }

  return {
    place: section("curves", "Loss curves", controls, element("div", { className: "chart-frame" }, place, legend)),
    show: (next) => ((runs = next), draw()),
  };
}

const named = <Value extends string>(value: Value) => ({ label: value, value });

function legendEntry(
  { value, runs }: CurveGroup,
  { color, dash }: LineStyle,
  shown: boolean,
  toggle: (value: string, alone: boolean) => void,
): HTMLElement {
  const line = { solid: "solid", dash: "dashed", dot: "dotted", dashdot: "dashed" }[dash];
  const swatch = element("span", { className: "swatch", attributes: { style: `border-top: 3px ${line} ${color}` } });
  const attributes = { "aria-pressed": String(shown), title: "Click: show or hide. Shift and click: only this." };
  const text = element("span", {}, value === "" ? "(none)" : value);
  const button = element("button", { type: "button", attributes }, swatch, text);
  button.append(element("span", { className: "count" }, String(runs.length)));
  button.onclick = ({ shiftKey }) => toggle(value, shiftKey);
  return button;
}

function layout({ term, x, relative }: CurveChoice, empty: boolean): object {
  const dark = shade() === "dark";
  const ink = dark ? "#d8d8d8" : theme.ink;
  const grid = dark ? "#3a3d42" : theme.grid;
  const axis = {
    ...themedAxis,
    ...{ linecolor: dark ? "#8a8d92" : theme.axisLine, tickcolor: dark ? "#8a8d92" : theme.axisLine, gridcolor: grid },
    minor: { showgrid: true, gridcolor: dark ? "#2a2d31" : theme.minorGrid },
    automargin: true,
  };
  const title = (text: string) => ({ text, font: { size: theme.axisTitleSize } });
  const y = `${escaped(term ?? "total")}${relative ? " / its start" : ""}`;
  return {
    autosize: true,
    ...{ paper_bgcolor: "rgba(0,0,0,0)", plot_bgcolor: "rgba(0,0,0,0)", font: { color: ink, size: theme.tickSize } },
    modebar: { bgcolor: "rgba(0,0,0,0)", color: dark ? "#8a8d92" : "#9a9da2", activecolor: ink },
    margin: { l: 70, r: 12, t: 26, b: 48 },
    ...{ showlegend: false, hovermode: "closest", uirevision: `${x} ${y}` },
    hoverlabel: { bgcolor: dark ? "#2b2e33" : "#ffffff", bordercolor: ink, font: { color: ink }, align: "left" },
    xaxis: {
      ...axis,
      title: title(x === "seconds" ? "seconds" : "evaluations of value and gradient, coarsest scale first"),
      rangemode: "tozero",
    },
    yaxis: { ...axis, title: title(y), type: "log", exponentformat: "power" },
    annotations: empty
      ? [{ text: "No finished run is shown.", showarrow: false, xref: "paper", yref: "paper", x: 0.5, y: 0.5 }]
      : [],
  };
}
