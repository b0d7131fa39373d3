import type { Browser, Page } from "playwright-core";
import type { Figure } from "../figure";
import { FONT_FAMILY, fontFile } from "../lettering/font";

export interface PictureSize {
  /** Of the figure, in CSS pixels. */
  readonly height: number;
  readonly width: number;
  /** Pixels of the picture per CSS pixel. */
  readonly scale: number;
}

/** Draws figures with plotly.js. */
export interface PlotlyPage {
  draw(figure: Figure, size: PictureSize): Promise<Buffer>;
}

/** A name that no server has: what is asked of it is answered here. */
const HOST = "http://figures.invalid";
const HTML = `<!doctype html><meta charset="utf-8"><style>
@font-face { font-family: "${FONT_FAMILY}"; src: url(font.ttf); }
body { margin: 0; font-family: "${FONT_FAMILY}"; text-rendering: geometricPrecision; }
</style><div id="figure"></div><script src="plotly.js"></script>`;

/** A page with plotly.js and our font inside, and no network. @param scale  of all pictures */
export async function openPlotlyPage(browser: Browser, scale: number): Promise<PlotlyPage> {
  const context = await browser.newContext({ deviceScaleFactor: scale, offline: true });
  const page = await context.newPage();
  // Quicker than to hand the script and the font over in calls.
  await page.route(`${HOST}/`, (route) => route.fulfill({ contentType: "text/html", body: HTML }));
  const plotly = require.resolve("plotly.js-cartesian-dist-min");
  await page.route(`${HOST}/plotly.js`, (route) => route.fulfill({ contentType: "text/javascript", path: plotly }));
  await page.route(`${HOST}/font.ttf`, (route) => route.fulfill({ contentType: "font/ttf", path: fontFile() }));
  await page.goto(`${HOST}/`);
  await page.evaluate(`document.fonts.load('12px "${FONT_FAMILY}"')`);
  return { draw: (figure, size) => draw(page, figure, size) };
}

/** A picture of the page: plotly's own toImage would draw letters with the machine's fonts. */
async function draw(page: Page, { data, layout }: Figure, { height, width }: PictureSize): Promise<Buffer> {
  const font = { family: FONT_FAMILY, ...(layout.font as object | undefined) };
  await page.setViewportSize({ height, width });
  // Text, as the page's globals have no types here. NaN and Infinity become null, which plotly leaves out.
  const figure = JSON.stringify([data, { ...layout, font, height, width }]);
  await page.evaluate(`Plotly.newPlot("figure", ...${figure}, { staticPlot: true })`);
  return page.screenshot({ clip: { x: 0, y: 0, height, width } });
}
