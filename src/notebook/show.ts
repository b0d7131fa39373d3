import { browserSource } from "./machine";
import { atCellEnd } from "./cell-end";
import { chartBundle, sizeOf, told } from "./chart";
import type { Figure } from "../figures/figure";
import { NO_BROWSER } from "../figures/browser/places";
import { isDrawnWhole } from "../figures/drawing/whole";
import { figureRenderer, type FigureRenderer } from "../figures/render";
import { kindOf, type Kind, type Showable } from "./kinds";
import { tellLeaks } from "./memory-note";
import { kernelWriter, openOutput, type Bundle, type Writer } from "./output";
import { picturesBundle, type PicturesOptions } from "./pictures";
import { resultBundle, resultLine } from "./result";
import { showsItself } from "./shows-itself";
import { tableBundle } from "./table";

/** Of pictures and tables; a figure has a title of its own. */
export type ShowOptions = PicturesOptions;

export interface ShowPlace {
  /** Of the cell; undefined: text is printed. */
  readonly write: Writer | undefined;
  readonly print: (text: string) => void;
  /** For figures that cannot be drawn whole without a browser. */
  readonly renderer: () => FigureRenderer;
  /** A sentence that its user should read. */
  readonly note: (sentence: string) => void;
}

/**
 * Shows below a notebook's cell: images side by side with their captions, a figure as a chart that answers the pointer (a
 * picture where scripts do not run), a table, or a result of `synthesize`. In a terminal it says in a line what it is;
 * a table is printed. As a cell's last expression it needs no `await`: cells end when all is shown.
 * @throws UsageError where it is nothing that can be shown
 */
export function show(value: Showable, options: ShowOptions = {}): Promise<void> {
  const place = placeHere();
  const shown = queued(() => showAt(place, kindOf(value), options));
  return showsItself(shown, () => shown);
}

export async function showAt(place: ShowPlace, kind: Kind, options: ShowOptions): Promise<void> {
  const { write, print } = place;
  if (write) openOutput(write).show(await bundleOf(kind, options, place));
  else print(await textOf(kind, options));
}

async function bundleOf(kind: Kind, options: ShowOptions, { renderer, note }: ShowPlace): Promise<Bundle> {
  switch (kind.kind) {
    case "pictures":
      return picturesBundle(kind.entries, options);
    case "table":
      return tableBundle(kind.rows, options.title);
    case "result":
      return resultBundle(kind.result);
    case "figure":
      return figureBundle(kind.figure, isDrawnWhole(kind.figure) ? plainRenderer : renderer(), note);
  }
}

async function figureBundle(figure: Figure, renderer: FigureRenderer, note: ShowPlace["note"]): Promise<Bundle> {
  const picture = await renderer.render(figure, sizeOf(figure));
  if (picture.note !== undefined) note(`show: the chart's picture is ${picture.note}`);
  return chartBundle(figure, picture);
}

/** Without drawing what nobody will see. */
async function textOf(kind: Kind, options: ShowOptions): Promise<string> {
  if (kind.kind === "figure") return `[${told(kind.figure)}]`;
  if (kind.kind === "result") return resultLine(kind.result);
  const { data } = kind.kind === "table" ? tableBundle(kind.rows, options.title) : await picturesBundle(kind.entries);
  return data["text/plain"]!;
}

/** Lines need no browser, and none is waited for. */
const plainRenderer = figureRenderer({ executable: NO_BROWSER });
const noted = new Set<string>();

/** One browser for the session, which ends with the process: it is found again after a `reload`, on the global object. */
const BROWSER = Symbol.for("texture-workbench.browser");

function sessionRenderer(): FigureRenderer {
  const keeper = globalThis as unknown as Record<symbol, FigureRenderer | undefined>;
  return (keeper[BROWSER] ??= figureRenderer(browserSource()));
}

function placeHere(): ShowPlace {
  return {
    write: kernelWriter(),
    print: (text) => process.stdout.write(`${text}\n`),
    renderer: sessionRenderer,
    note(sentence) {
      if (!noted.has(sentence)) process.stderr.write(`${sentence}\n`);
      noted.add(sentence);
    },
  };
}

let last: Promise<void> = Promise.resolve();

/** One after the other, in the order of the calls; one that fails does not hinder the next. */
function queued(work: () => Promise<void>): Promise<void> {
  const before = last;
  const done = before.then(work);
  last = done.catch(() => undefined); // Told where it is awaited.
  return done;
}

atCellEnd("show", () => last);
tellLeaks();
