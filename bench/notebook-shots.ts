/**
 * No benchmark: what a reader sees of each notebook. `npx tsx bench/notebook-shots.ts --out DIR` opens them in JupyterLab, light
 * and dark, with the outputs they hold, and exports each to a static page; a PNG of each, parts of at most 2000 pixels.
 */
import { execFileSync } from "node:child_process";
import { mkdirSync, readdirSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import type { Page } from "playwright-core";
import { launchBrowser } from "../src/figures/browser/launch";
import { BROWSER } from "../test/support/browser";
import { JUPYTER, PROJECT } from "../test/support/jupyter";
import { startLab } from "../test/support/lab";
import { fail, flags } from "./peer";

const VIEWPORT = { width: 1280, height: 2000 };
/** For charts to be drawn, in ms. */
const DRAWN = 3000;

async function main(): Promise<void> {
  if (BROWSER === undefined || JUPYTER === undefined)
    fail("expected Chromium and a Python with Jupyter; npm run lab makes one");
  const out = resolve(flags.out);
  mkdirSync(out, { recursive: true });
  const folder = join(PROJECT, "notebooks");
  const names = readdirSync(folder).filter((name) => name.endsWith(".ipynb"));
  execFileSync(JUPYTER, [
    "-m",
    "nbconvert",
    "--to",
    "html",
    "--output-dir",
    out,
    ...names.map((name) => join(folder, name)),
  ]);
  const lab = await startLab({});
  const own = await launchBrowser(BROWSER, { limit: 30_000 });
  try {
    for (const theme of ["Light", "Dark"]) {
      const page = await (await own.browser.newContext({ viewport: VIEWPORT })).newPage();
      await page.route("**/lab/api/settings?*", async (route) => {
        const response = await route.fetch();
        const { settings } = (await response.json()) as { settings: { id: string; raw: string }[] };
        const themes = settings.find(({ id }) => id === "@jupyterlab/apputils-extension:themes")!;
        themes.raw = JSON.stringify({ theme: `JupyterLab ${theme}` });
        await route.fulfill({ response, json: { settings } });
      });
      for (const name of names) {
        await page.goto(lab.url(`notebooks/${name}`, `shots-${process.pid}-${theme}-${basename(name, ".ipynb")}`));
        await page.locator('.jp-NotebookPanel-toolbar [data-status="idle"]').waitFor();
        await page.waitForTimeout(DRAWN);
        await shoot(
          page,
          ".jp-WindowedPanel-outer",
          join(out, `${basename(name, ".ipynb")}-lab-${theme.toLowerCase()}`),
        );
      }
    }
    const page = await (await own.browser.newContext({ viewport: VIEWPORT })).newPage();
    for (const name of names) {
      const stem = basename(name, ".ipynb");
      await page.goto(pathToFileURL(join(out, `${stem}.html`)).href);
      await page.waitForTimeout(DRAWN);
      await shoot(page, "html", join(out, `${stem}-static`));
    }
  } finally {
    await own.kill();
    lab.kill();
  }
}

/** Scrolls through what is scrolled by an element, a window's height at a time. */
async function shoot(page: Page, scroller: string, path: string): Promise<void> {
  const at = (top: number) =>
    page.evaluate<{ top: number; room: number; all: number }>(`(async () => {
      const element = document.querySelector(${JSON.stringify(scroller)});
      element.scrollTop = ${top};
      await new Promise((later) => setTimeout(later, 700));
      return { top: element.scrollTop, room: element.clientHeight, all: element.scrollHeight };
    })()`);
  for (let part = 1, top = 0; ; part++) {
    const seen = await at(top);
    await page.screenshot({ path: `${path}-${part}.png` });
    if (seen.top + seen.room >= seen.all - 1) return;
    top = seen.top + seen.room;
  }
}

void main();
