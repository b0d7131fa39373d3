/**
 * How large an experiment's page is, and how soon it is drawn: `npx tsx bench/report.ts --out DIR`. 200 made-up runs with curves
 * of 300 evaluations and 6 terms and thumbnails of 96 pixels are put into a page, and Chromium opens it --rounds times, each
 * time a new context. Seconds are from the call that opens it until `data-ready` stands in it: all charts drawn, all
 * thumbnails decoded. Then, while a filter changes and the chart is switched. Screenshots of both themes lie in DIR.
 */
import { mkdirSync, statSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser, Page } from "playwright-core";
import { launchBrowser } from "../src/figures/browser/launch";
import { reportPage } from "../src/report/html";
import { BROWSER } from "../test/support/browser";
import { fail, flags, median, table } from "./peer";
import { madeUpReport } from "./report-data";

const VIEWPORT = { width: 1440, height: 1000 };

async function main(): Promise<void> {
  if (BROWSER === undefined) fail("no Chromium, Chrome or Edge on PATH; name one in TEXTURE_CHROMIUM");
  const folder = resolve(flags.out);
  mkdirSync(folder, { recursive: true });
  const report = await madeUpReport(folder);
  const file = join(folder, "report.html");
  const began = performance.now();
  writeFileSync(file, await reportPage(report));
  console.log(`${report.runs.length} runs: page made in ${seconds(began)} s, ${megabytes(file)} MB, at ${file}`);
  const own = await launchBrowser(BROWSER, { limit: 30_000 });
  try {
    const rows: number[][] = [];
    for (let round = 0; round < Number(flags.rounds); round++) rows.push(await timed(own.browser, file));
    const head = ["round", "ready", "a value hidden", "over seconds"];
    console.log(table([head, ...rows.map((row, i) => [String(i + 1), ...row.map(told)])]));
    console.log(`median: ready in ${median(rows.map(([ready]) => ready!)).toFixed(2)} s`);
    for (const theme of ["light", "dark"] as const) await shoot(own.browser, file, theme, folder);
  } finally {
    await own.kill();
  }
}

async function opened(browser: Browser, file: string, colorScheme: "light" | "dark" = "light"): Promise<Page> {
  const context = await browser.newContext({ viewport: VIEWPORT, colorScheme, offline: true });
  const page = await context.newPage();
  await page.goto(pathToFileURL(file).href);
  await page.locator("html[data-ready=true]").waitFor();
  return page;
}

/** @returns seconds until the page is ready, until a filter is drawn, until the chart is switched */
async function timed(browser: Browser, file: string): Promise<number[]> {
  const times: number[] = [];
  let began = performance.now();
  const lap = () => {
    times.push((performance.now() - began) / 1000);
    began = performance.now();
  };
  const page = await opened(browser, file);
  lap();
  await page.click("[data-axis=loss] summary");
  began = performance.now();
  await page.click("[data-axis=loss] .menu input >> nth=0");
  await frame(page);
  lap();
  await page.selectOption("#curve-x", { label: "seconds" });
  await frame(page);
  lap();
  await page.context().close();
  return times;
}

/** Until what was asked for is on the screen. */
async function frame(page: Page): Promise<void> {
  await page.evaluate("new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn)))");
}

async function shoot(browser: Browser, file: string, theme: "light" | "dark", folder: string): Promise<void> {
  const page = await opened(browser, file, theme);
  await page.screenshot({ path: join(folder, `${theme}-page.png`), fullPage: true });
  for (const mode of ["side by side", "with a slider"]) {
    await page.locator("button.thumb.finished").nth(3).press("Enter");
    await page.selectOption("#large-mode", { label: mode });
    await page.waitForTimeout(300);
    await page.screenshot({ path: join(folder, `${theme}-${mode.replaceAll(" ", "-")}.png`) });
    await page.keyboard.press("Escape");
  }
  await page.context().close();
}

const told = (value: number) => value.toFixed(2);
const seconds = (began: number) => told((performance.now() - began) / 1000);
const megabytes = (file: string) => (statSync(file).size / 1e6).toFixed(2);

void main();
