import { everything, shownRuns, shownValues, withHidden, withState, withValue, type Filter } from "../shared/filter";
import type { Axis, PageData, RunState } from "../shared/page-data";
import { element } from "./element";

/** Boxes for each axis's values: what is not checked leaves all parts of the page. */
export function filterBar(data: PageData, changed: (filter: Filter) => void): HTMLElement {
  let filter = everything;
  const count = element("output", { id: "shown-count" });
  const states = [...new Set(data.runs.map(({ state }) => state))];
  const menus = data.axes.map((axis) => axisMenu(axis, () => filter, set));
  if (states.length > 1) menus.push(stateMenu(states, () => filter, set));
  const reset = element("button", { id: "show-all", type: "button", onclick: () => set(everything) }, "show all");
  function set(next: Filter) {
    filter = next;
    refresh();
    changed(filter);
  }
  function refresh() {
    for (const menu of menus) menu.refresh();
    const shown = shownRuns(data, filter).length;
    count.textContent = `${shown} of ${data.runs.length} runs shown`;
    reset.disabled = shown === data.runs.length;
  }
  refresh();
  closeOutside(menus.map(({ control }) => control));
  const bar = element("nav", { id: "filter", attributes: { "aria-label": "Filter of runs" } });
  bar.append(element("span", { className: "bar-title" }, "Show"), ...menus.map(({ control }) => control), count, reset);
  return bar;
}

interface Menu {
  readonly control: HTMLDetailsElement;
  readonly refresh: () => void;
}

function axisMenu(axis: Axis, filter: () => Filter, set: (filter: Filter) => void): Menu {
  const boxes = axis.values.map((value) =>
    box(value === "" ? "(none)" : value, (shown) => set(withValue(filter(), axis.name, value, shown))),
  );
  const button = (text: string, hidden: readonly string[]) =>
    element("button", { type: "button", onclick: () => set(withHidden(filter(), axis.name, hidden)) }, text);
  const only = axis.values.map((value) => {
    const others = axis.values.filter((other) => other !== value);
    const made = button("only", others);
    made.setAttribute("aria-label", `only ${axis.name} ${value}`);
    return made;
  });
  const rows = boxes.map(({ control }, i) => element("div", { className: "choice" }, control, only[i]!));
  const all = element("div", { className: "choice" }, button("all", []), button("none", axis.values));
  return menu(axis.name, [all, ...rows], () => {
    const shown = new Set(shownValues(axis, filter()));
    boxes.forEach(({ input }, i) => (input.checked = shown.has(axis.values[i]!)));
    return [shown.size, axis.values.length];
  });
}

function stateMenu(states: readonly RunState[], filter: () => Filter, set: (filter: Filter) => void): Menu {
  const boxes = states.map((state) => box(state, (shown) => set(withState(filter(), state, shown))));
  const rows = boxes.map(({ control }) => element("div", { className: "choice" }, control));
  return menu("state", rows, () => {
    boxes.forEach(({ input }, i) => (input.checked = !filter().hiddenStates.has(states[i]!)));
    return [states.length - filter().hiddenStates.size, states.length];
  });
}

function box(label: string, changed: (checked: boolean) => void) {
  const input = element("input", { type: "checkbox", checked: true, onchange: () => changed(input.checked) });
  return { input, control: element("label", {}, input, element("span", {}, label)) };
}

/** @param refresh  sets the boxes; answers how many of how many are checked */
function menu(title: string, rows: readonly HTMLElement[], refresh: () => [shown: number, all: number]): Menu {
  const told = element("span", { className: "told" });
  const summary = element("summary", {}, element("span", {}, title), told);
  const control = element("details", { attributes: { name: "filter", "data-axis": title } }, summary);
  control.append(element("div", { className: "menu" }, ...rows));
  control.onkeydown = (event) => {
    if (event.key !== "Escape" || !control.open) return;
    control.open = false;
    summary.focus();
  };
  return {
    control,
    refresh: () => {
      const [shown, all] = refresh();
      told.textContent = shown === all ? "all" : `${shown} of ${all}`;
      control.classList.toggle("narrowed", shown !== all);
    },
  };
}

function closeOutside(menus: readonly HTMLDetailsElement[]): void {
  document.addEventListener("pointerdown", ({ target }) => {
    for (const each of menus) if (!each.contains(target as Node)) each.open = false;
  });
}
