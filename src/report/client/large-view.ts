import { captionOf, type PageData, type PageRun } from "../shared/page-data";
import { chooser } from "./controls";
import { element } from "./element";
import { facts } from "./facts";
import { sideBySide, slider } from "./pairs";

/** A window over the page with one run, large. */
export interface LargeView {
  readonly place: HTMLElement;
  /** @param among  the runs that arrow keys go through */
  readonly open: (key: string, among: readonly PageRun[]) => void;
}

/** Full pictures are read from beside the page only when a run is opened. */
export function largeView(data: PageData): LargeView {
  const title = element("h2", { id: "large-title" });
  const content = element("div", { className: "large-content" });
  const redraw = () => draw();
  const modes = [
    { label: "side by side", value: sideBySide },
    { label: "with a slider", value: slider },
  ] as const;
  const mode = chooser<typeof sideBySide>("large-mode", "exemplar and result", modes, redraw);
  const step = (by: number, label: string, name: string) =>
    element("button", { type: "button", onclick: () => go(by), attributes: { "aria-label": name } }, label);
  const [before, after] = [step(-1, "←", "previous run"), step(1, "→", "next run")];
  const count = element("output", {});
  const close = element("button", { type: "button", id: "large-close", onclick: () => dialog.close() }, "close");
  const bar = element("div", { className: "large-bar" }, title, mode.control, before, count, after, close);
  const dialog = element("dialog", { id: "large", attributes: { "aria-labelledby": title.id } }, bar, content);
  let [among, at]: [readonly PageRun[], number] = [[], 0];

  function draw(): void {
    const run = among[at]!;
    title.textContent = captionOf(run, Object.keys(run.axes));
    count.textContent = `${at + 1} of ${among.length}`;
    dialog.dataset.key = run.key;
    mode.control.hidden = run.files === null || run.state === "failed";
    const picture =
      run.state === "failed"
        ? element("pre", { className: "error" }, run.error ?? "failed; no error was kept")
        : mode.value()(run);
    content.replaceChildren(picture, facts(data, run));
  }

  function go(by: number): void {
    at = (at + by + among.length) % among.length;
    draw();
  }

  dialog.addEventListener("keydown", (event) => {
    const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    // In a slider or a list arrows move within it.
    const own = event.target instanceof HTMLInputElement || event.target instanceof HTMLSelectElement;
    if (by === undefined || own || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    go(by);
  });
  dialog.addEventListener("click", ({ target }) => target === dialog && dialog.close());
  dialog.addEventListener("close", () => content.replaceChildren());

  return {
    place: dialog,
    open: (key, runs) => {
      among = runs;
      at = Math.max(
        0,
        runs.findIndex((run) => run.key === key),
      );
      draw();
      dialog.showModal();
      close.focus();
    },
  };
}
