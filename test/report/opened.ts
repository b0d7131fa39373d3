import { expect } from "chai";
import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser, Page } from "playwright-core";
import { reportPage } from "../../src/report/html";
import type { Report } from "../../src/report/report";
import { pixel } from "./sample";

/** A page in Chromium, and what must not happen on it. */
export interface Opened {
  readonly page: Page;
  readonly folder: string;
  /** Addresses of files read beside the page. */
  readonly read: string[];
  /** Refuses errors, dialogs, and addresses that are no files. */
  readonly expectQuiet: () => void;
}

/** Writes a report's page with the files of its runs beside it, and opens it without network. */
export async function opened(
  browser: Browser,
  report: Report,
  colorScheme: "light" | "dark" = "light",
): Promise<Opened> {
  const folder = mkdtempSync(join(tmpdir(), "report-"));
  for (const name of ["runs", "exemplars"]) mkdirSync(join(folder, name));
  for (const { files } of report.runs) {
    if (files === undefined) continue;
    for (const name of [files.image, files.exemplar]) writeFileSync(join(folder, name), pixel);
    writeFileSync(join(folder, files.record), "{}");
  }
  writeFileSync(join(folder, "report.html"), await reportPage(report));
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, colorScheme, offline: true });
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  const [wrong, read]: [string[], string[]] = [[], []];
  page.on("pageerror", ({ message }) => wrong.push(message));
  page.on("console", (message) => ["error", "warning"].includes(message.type()) && wrong.push(message.text()));
  page.on("dialog", (dialog) => {
    wrong.push(`dialog ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on("request", (request) => {
    const address = request.url();
    if (address.startsWith(pathToFileURL(folder).href)) read.push(address.slice(pathToFileURL(folder).href.length + 1));
    else if (!/^(data|blob):/.test(address)) wrong.push(`asked for ${address}`);
  });
  await page.goto(pathToFileURL(join(folder, "report.html")).href);
  await page.locator("html[data-ready=true]").waitFor();
  return { page, folder, read, expectQuiet: () => void expect(wrong).to.deep.equal([]) };
}

/** Waits until an expression is true on the page; the page's own policy forbids what waitForFunction does there. */
export async function until(page: Page, expression: string): Promise<void> {
  for (let tries = 0; tries < 200; tries++) {
    if (await page.evaluate<boolean>(expression)) return;
    await page.waitForTimeout(25);
  }
  throw new Error(`not within 5 s: ${expression}`);
}

/** Points of each trace of the chart, as drawn: x and y without gaps, by the trace's name. */
export async function traces(page: Page): Promise<Record<string, [x: number[], y: number[]]>> {
  return page.evaluate(`Object.fromEntries(document.querySelector(".chart").data.map(({ name, x, y }) =>
    [name, [x, y].map((values) => values.filter((value) => value !== null))]))`);
}

/** Text of each cell of a table, line by line. */
export async function cells(page: Page, selector: string): Promise<string[][]> {
  return page.evaluate(
    `Array.from(document.querySelectorAll(${JSON.stringify(`${selector} tr`)}), ({ cells }) => Array.from(cells, ({ textContent }) => textContent))`,
  );
}
