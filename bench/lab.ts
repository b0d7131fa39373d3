/**
 * What a newcomer waits for: `npx tsx bench/lab.ts`. The last commit is cloned into an empty folder; `npm ci && npm run lab`
 * runs there with empty caches of npm and pip, and Chromium opens the address that it prints. Then, in that page:
 * seconds of the quickstart's first cell (imports, an exemplar), of each later one besides the work that it times itself, and
 * how often the picture of a run on 256×256 changes (VGG-16 to pool4 where --shared has the weights, else random filters).
 * Seconds of cells are from pressing Ctrl+Enter until JupyterLab shows the cell's number.
 */
import { execFileSync, spawn, type ChildProcess } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import type { Page } from "playwright-core";
import { codeCells } from "../src/cli/notebooks/cells";
import { launchBrowser } from "../src/figures/browser/launch";
import { usualPlaces } from "../src/figures/browser/places";
import { fail, flags, median, table } from "./peer";

/** In ms: until the address is told, and for one cell. */
const [INSTALLS, RUNS] = [300_000, 120_000];
const LIVE = `await synthesize(exemplars.pebbles.draw({ height: 256, width: 256, seed: 1 }),
  { features: trainedOr("vgg16", "random-pyramid"), scales: 1, evaluations: [150] })`;

async function main(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "lab-"));
  const clone = join(folder, "clone");
  const began = performance.now();
  const seconds = (from = began) => (performance.now() - from) / 1000;
  execFileSync("git", ["clone", "--quiet", resolve(__dirname, ".."), clone]);
  const lab = start(clone, folder);
  const path = usualPlaces(process.platform, process.env).find(existsSync);
  if (path === undefined) fail("no Chromium, Chrome or Edge on PATH");
  const address = await addressOf(lab);
  const told = seconds();
  const own = await launchBrowser(path, { limit: 30_000 });
  try {
    const context = await own.browser.newContext({ viewport: { width: 1280, height: 6000 } });
    const page = await context.newPage();
    page.setDefaultTimeout(RUNS);
    await page.goto(address);
    await idle(page);
    const ready = seconds();
    console.log(`clone to address ${told.toFixed(1)} s, to an idle kernel in the page ${ready.toFixed(1)} s`);

    const { cells, at } = timedQuickstart(clone, address);
    await page.goto(at);
    await idle(page);
    const rows = [["quickstart's cell", "seconds", "of them its work", "besides"]];
    for (let cell = 0; cell < cells; cell++) {
      const { total, work } = await runCell(page, cell);
      rows.push([String(cell + 1), ...[total, work, total - work].map((each) => each.toFixed(2))]);
    }
    console.log(table(rows));
    await watch(page, cells);
  } finally {
    await own.kill();
    const ended = new Promise((exit) => lab.once("exit", exit));
    process.kill(-lab.pid!, "SIGINT"); // As Ctrl-C: to all of them.
    await ended;
    rmSync(folder, { recursive: true, force: true });
  }
}

/** `npm ci && npm run lab`, which prints the address where there is no display. */
function start(clone: string, folder: string): ChildProcess {
  const caches = { npm_config_cache: join(folder, "npm"), PIP_CACHE_DIR: join(folder, "pip"), DISPLAY: "" };
  const weights = join(flags.shared, "weights");
  const shared = existsSync(weights) ? { TEXTURE_WEIGHTS_DIR: weights } : {};
  const env = { ...process.env, ...caches, ...shared, TEXTURE_BUDGET: "quick" };
  return spawn("sh", ["-c", "npm ci && exec npm run lab"], {
    cwd: clone,
    env,
    stdio: ["ignore", "pipe", "inherit"],
    detached: true,
  });
}

function addressOf(lab: ChildProcess): Promise<string> {
  return new Promise((found) => {
    let said = "";
    const ended = () => fail(`npm run lab ended before it told its address; it said: ${said}`);
    const late = setTimeout(() => fail(`npm run lab told no address; it said: ${said}`), INSTALLS);
    lab.stdout!.on("data", (chunk: Buffer) => {
      said += chunk.toString();
      const address = /http:\S+token=\w+/.exec(said)?.[0];
      if (address === undefined) return;
      clearTimeout(late);
      lab.removeListener("exit", ended);
      found(address);
    });
    lab.once("exit", ended);
  });
}

/** Its cells, each saying in the end how long its own work took, and one with a run to watch. */
function timedQuickstart(clone: string, address: string): { cells: number; at: string } {
  const file = join(clone, "notebooks/00-quickstart.ipynb");
  const notebook = JSON.parse(readFileSync(file, "utf8")) as { cells: object[] };
  const codes = codeCells(file).map((code, i) =>
    i === 0
      ? code
      : `const began${i} = performance.now();\n${code}\nconsole.log("work", performance.now() - began${i});`,
  );
  const live = [`import { trainedOr } from "texture-workbench";`, LIVE];
  const cell = (source: string) => ({ cell_type: "code", source, metadata: {}, outputs: [], execution_count: null });
  notebook.cells = [...codes, ...live].map(cell);
  mkdirSync(join(clone, "out"), { recursive: true });
  writeFileSync(join(clone, "out/timed.ipynb"), JSON.stringify(notebook));
  return { cells: codes.length, at: address.replace(/lab\/tree\/[^?]*/, "lab/workspaces/timed/tree/out/timed.ipynb") };
}

async function idle(page: Page): Promise<void> {
  await page.locator('.jp-NotebookPanel-toolbar [data-status="idle"]').waitFor();
}

/** @returns seconds, of which the cell says it took itself (the first one says nothing) */
async function runCell(page: Page, cell: number): Promise<{ total: number; work: number }> {
  const place = page.locator(".jp-CodeCell").nth(cell);
  await place.locator(".cm-content").click();
  const began = performance.now();
  await page.keyboard.press("Control+Enter");
  await page.waitForFunction(`(${NUMBERED})(${cell})`); // It looks at every frame.
  const total = (performance.now() - began) / 1000;
  const said = await place.locator(".jp-OutputArea").innerText();
  if (await place.locator('[data-mime-type="application/vnd.jupyter.error"]').count())
    fail(`cell ${cell + 1}: ${said}`);
  return { total, work: Number(/work ([\d.]+)/.exec(said)?.[1] ?? 0) / 1000 };
}

/** Whether a cell has its number. */
const NUMBERED = `(cell) => {
  const prompt = document.querySelectorAll(".jp-CodeCell")[cell].querySelector(".jp-InputPrompt");
  return /^\\[\\d+\\]:$/.test(prompt.innerText.trim());
}`;

/** Runs the last cell and says how often what it shows changed while evaluations went on. */
async function watch(page: Page, cells: number): Promise<void> {
  await runCell(page, cells);
  await page.evaluate(KEEP_TIMES);
  await runCell(page, cells + 1);
  const times = await page.evaluate<number[]>("window.times");
  const gaps = times.slice(1).map((time, i) => (time - times[i]!) / 1000);
  const span = (times.at(-1)! - times[0]!) / 1000;
  const above = gaps.filter((gap) => gap > 1).length;
  console.log(
    `256×256: ${times.length} pictures seen in ${span.toFixed(1)} s, ${(gaps.length / span).toFixed(2)} a second; ` +
      `gaps: median ${median(gaps).toFixed(2)} s, longest ${Math.max(...gaps).toFixed(2)} s, ${above} of ${gaps.length} above 1 s`,
  );
}

/** When the page shows another picture of the run. */
const KEEP_TIMES = `window.times = []; {
  let last = "";
  const look = () => {
    const live = document.querySelector(".jp-OutputArea-output [role=progressbar]")?.parentElement?.querySelector("img")?.src ?? "";
    if (live !== "" && live !== last) window.times.push(performance.now());
    last = live === "" ? last : live;
    requestAnimationFrame(look);
  };
  look();
}`;

void main();
