import { drawingPng } from "../image/rasterize";
import { findBrowser, NO_BROWSER, type BrowserSource } from "./browser/places";
import { launchBrowser } from "./browser/launch";
import { openPlotlyPage, type PictureSize, type PlotlyPage } from "./browser/page";
import { withinTime } from "./browser/within-time";
import { lineChart } from "./drawing/chart";
import type { Figure } from "./figure";
import { openLettering } from "./lettering/lettering";

/** A figure as a picture. */
export interface FigurePicture {
  readonly png: Buffer;
  readonly by: "browser" | "drawing";
  /** A sentence: why no browser drew it, though one was wanted, or what is missing in the picture. */
  readonly note?: string;
}

/** Draws figures, all with one browser. */
export interface FigureRenderer {
  /** Never fails for want of a browser. */
  render(figure: Figure, size?: Partial<Omit<PictureSize, "scale">>): Promise<FigurePicture>;
  /** Ends the browser. */
  close(): Promise<void>;
}

export interface RendererOptions extends BrowserSource {
  /** Pixels of a picture per CSS pixel. Default 2. */
  readonly scale?: number;
  /** Milliseconds that a browser may take to start, and again to load plotly.js. Default 15000. */
  readonly startLimit?: number;
  /** Milliseconds that it may take over a figure. Default 15000. */
  readonly drawLimit?: number;
  /** Raised: the browser is ended at once, and figures are drawn without one. */
  readonly signal?: AbortSignal | undefined;
}

/** A page that draws and how to end its browser, or why there is none. */
type Session = { readonly page: PlotlyPage; readonly kill: () => Promise<void> } | { readonly reason: string };

/**
 * Opens a browser at the first figure and keeps it. Where there is none, or it is broken, hangs or dies, lines are drawn
 * without it, from then on, and the picture's note says why.
 */
export function figureRenderer(options: RendererOptions = {}): FigureRenderer {
  const { scale = 2, drawLimit = 15_000, signal } = options;
  let session: Promise<Session> | undefined;
  return {
    async render(figure, { height = 540, width = 900 } = {}) {
      const size = { height, width, scale };
      session ??= openSession(options);
      const opened = await session;
      if ("reason" in opened) return drawn(figure, size, reasonToTell(opened.reason, options));
      try {
        const png = await withinTime(opened.page.draw(figure, size), drawLimit, "draw", signal);
        return { png, by: "browser" };
      } catch (error) {
        await opened.kill();
        session = Promise.resolve({ reason: told(error) });
        return drawn(figure, size, told(error));
      }
    },
    async close() {
      const opened = await session;
      session = Promise.resolve({ reason: "it was closed" });
      if (opened && "kill" in opened) await opened.kill();
    },
  };
}

/** Pictures of several figures, by one browser that is ended after them. */
export async function renderFigures(
  figures: readonly Figure[],
  options: RendererOptions = {},
): Promise<FigurePicture[]> {
  const renderer = figureRenderer(options);
  try {
    const pictures: FigurePicture[] = [];
    for (const figure of figures) pictures.push(await renderer.render(figure));
    return pictures;
  } finally {
    await renderer.close();
  }
}

async function openSession(options: RendererOptions): Promise<Session> {
  const { scale = 2, startLimit = 15_000, signal } = options;
  let kill: (() => Promise<void>) | undefined;
  try {
    const found = await findBrowser(options);
    if ("reason" in found) return found;
    const own = await launchBrowser(found.path, { limit: startLimit, signal });
    kill = own.kill;
    const page = await withinTime(openPlotlyPage(own.browser, scale), startLimit, "load plotly.js", signal);
    return { page, kill };
  } catch (error) {
    await kill?.();
    return { reason: told(error) };
  }
}

async function drawn(
  figure: Figure,
  { scale, ...size }: PictureSize,
  reason: string | undefined,
): Promise<FigurePicture> {
  const chart = lineChart(figure, size, await openLettering());
  const png = await drawingPng(chart, scale);
  const notes = [
    ...(reason === undefined ? [] : [`drawn without a browser: ${reason}`]),
    ...(chart.leftOut > 0
      ? [`without a browser ${chart.leftOut} parts of the figure that are no lines are left out`]
      : []),
  ];
  return { png, by: "drawing", ...(notes.length > 0 ? { note: notes.join("; ") } : {}) };
}

/** Nothing to say where no browser was wanted. */
function reasonToTell(reason: string, { executable }: RendererOptions): string | undefined {
  return executable === NO_BROWSER ? undefined : reason;
}

/** The first line of what a browser's failure says, without playwright's own prefix. */
function told(error: unknown): string {
  const [line = ""] = (error instanceof Error ? error.message : String(error)).split("\n");
  return line.replace(/^[\w.]+: /, "").trim();
}
