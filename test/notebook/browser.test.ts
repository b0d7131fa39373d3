import { expect } from "chai";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import type { Locator, Page } from "playwright-core";
import { launchBrowser, type OwnBrowser } from "../../src/figures/browser/launch";
import { BROWSER } from "../support/browser";
import { PROJECT } from "../support/jupyter";
import { describeLab, startLab, type Lab } from "../support/lab";

const NAME = `browser-test-${process.pid}`;
/** Below the project, where its package is found; JupyterLab saves there what was run. */
const FOLDER = `out/${NAME}`;
const FIRST = "00-quickstart.ipynb";
/** Tall, so that JupyterLab keeps every cell on the page. */
const VIEWPORT = { width: 1280, height: 6000 };
/** From pressing Interrupt to the cell's end, in ms. */
const SOON = 5000;
const DONE = /^\[\d+\]:$/;

/** What a newcomer sees who opens the first notebook and runs it. Each test goes on where the last one ended. */
describeLab("notebook/browser", function () {
  this.timeout(120_000);
  let lab: Lab | undefined;
  let own: OwnBrowser | undefined;
  let page: Page;

  before(async () => {
    const cells = copyWithoutOutputs(join(PROJECT, "notebooks", FIRST), join(PROJECT, FOLDER));
    lab = await startLab({ TEXTURE_BUDGET: "quick" });
    own = await launchBrowser(BROWSER!, { limit: 30_000 });
    const context = await own.browser.newContext({ viewport: VIEWPORT });
    page = await context.newPage();
    page.setDefaultTimeout(60_000);
    await page.goto(lab.url(`${FOLDER}/${FIRST}`, NAME));
    await page
      .locator(".jp-CodeCell")
      .nth(cells - 1)
      .waitFor();
    await page.locator('.jp-NotebookPanel-toolbar [data-status="idle"]').waitFor();
  });

  after(async () => {
    await own?.kill();
    lab?.kill();
    rmSync(join(PROJECT, FOLDER), { recursive: true, force: true });
    rmSync(join(PROJECT, ".jupyter/lab/workspaces", `${NAME}.jupyterlab-workspace`), { force: true });
  });

  it("runs all cells, and no cell says an error", async () => {
    expect(await page.locator(".jp-OutputArea-output").count()).to.equal(0);
    await choose(page, "Run", "Run All Cells");
    const cells = page.locator(".jp-CodeCell");
    const last = cells.nth((await cells.count()) - 1);
    await last.locator(".jp-InputPrompt", { hasText: DONE }).waitFor();
    for (const prompt of await cells.locator(".jp-InputPrompt").allInnerTexts()) expect(prompt).to.match(DONE);
    expect(await errors(page).allInnerTexts()).to.deep.equal([]);
  });

  it("shows pictures", async () => {
    const pictures = page.locator(".jp-OutputArea-output img");
    await expectSeen(pictures, 3);
    const sizes = await page.evaluate<number[]>(SIZES);
    expect(Math.min(...sizes), "pixels of the smallest").to.be.above(1000);
  });

  it("shows charts that answer the pointer", async () => {
    const charts = page.locator(".js-plotly-plot");
    await expectSeen(charts, 2);
    const points = await page.evaluate<{ x: number; y: number }[]>(MIDDLES);
    for (const [i, { x, y }] of points.entries()) {
      await page.mouse.move(x - 9, y);
      await page.mouse.move(x, y, { steps: 3 });
      const label = charts.nth(i).locator(".hoverlayer");
      await label.locator("text").first().waitFor({ timeout: 5000 });
      expect(await label.textContent()).to.match(/\d/);
    }
  });

  it("moves the progress of a long cell, and lets an interrupt end it; the next one runs, with what came of it", async () => {
    await page.locator(".jp-CodeCell .cm-content").last().click();
    const long = await runNew(page, "const long = await synthesize(exemplar, { scales: 1, evaluations: [10000] });");
    await long.locator("[role=progressbar]").waitFor();
    const share = async () => Number(await long.locator("[role=progressbar]").getAttribute("aria-valuenow"));
    const first = await share();
    for (let waited = 0; (await share()) <= first && waited < SOON; waited += 100) await page.waitForTimeout(100);
    expect(await share(), "of the work, in percent").to.be.above(first);
    expect(await long.locator(".jp-InputPrompt").first().innerText()).to.equal("[*]:");
    await choose(page, "Kernel", "Interrupt Kernel");
    await long.locator(".jp-InputPrompt", { hasText: DONE }).waitFor({ timeout: SOON });
    expect(await long.locator(".jp-OutputArea").innerText()).to.include("interrupted, the best so far");
    const next = await runNew(page, "[long.stop, long.image.width]");
    await next.locator(".jp-InputPrompt", { hasText: DONE }).waitFor({ timeout: SOON });
    expect(await next.locator(".jp-OutputArea").innerText()).to.include("[ 'interrupted', 64 ]");
  });

  it("ends with all its processes", async () => {
    expect(await lab!.end()).to.deep.equal([]);
  });
});

/** Of the pictures, as their files have them. */
const SIZES = `[...document.querySelectorAll(".jp-OutputArea-output img")].map((img) => img.naturalWidth * img.naturalHeight)`;

/** Of each chart's first line, on the page. */
const MIDDLES = `[...document.querySelectorAll(".js-plotly-plot")].map((chart) => {
  const line = chart.querySelector("path.js-line");
  const { x, y } = line.getPointAtLength(line.getTotalLength() / 2).matrixTransform(line.getScreenCTM());
  return { x, y };
})`;

/** So that what is seen comes from running it. @returns how many cells of code it has */
function copyWithoutOutputs(path: string, folder: string): number {
  const notebook = JSON.parse(readFileSync(path, "utf8")) as { cells: Record<string, unknown>[] };
  const cells = notebook.cells.filter((cell) => cell.cell_type === "code");
  for (const cell of cells) Object.assign(cell, { outputs: [], execution_count: null });
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, basename(path)), JSON.stringify(notebook));
  return cells.length;
}

async function choose(page: Page, menu: string, item: string): Promise<void> {
  await page.locator(`.lm-MenuBar-itemLabel:text-is("${menu}")`).click();
  await page.locator(`.lm-Menu-itemLabel:text-is("${item}")`).click();
}

/** Runs code in a new cell below the selected one, which is then that cell. */
async function runNew(page: Page, code: string): Promise<Locator> {
  await page.keyboard.press("Escape");
  await page.keyboard.press("b");
  await page.keyboard.press("Enter");
  await page.keyboard.insertText(code);
  await page.keyboard.press("Control+Enter");
  return page.locator(".jp-CodeCell", { has: page.locator(".jp-Editor", { hasText: code }) });
}

/** What a cell says of its failure, or on standard error. */
function errors(page: Page): Locator {
  const types = ["application/vnd.jupyter.error", "application/vnd.jupyter.stderr"];
  return page.locator(types.map((type) => `.jp-OutputArea-output[data-mime-type="${type}"]`).join(", "));
}

async function expectSeen(things: Locator, least: number): Promise<void> {
  expect(await things.count()).to.be.at.least(least);
  for (const thing of await things.all()) expect(await thing.isVisible()).to.equal(true);
}
