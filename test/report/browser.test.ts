import { expect } from "chai";
import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { launchBrowser, type OwnBrowser } from "../../src/figures/browser/launch";
import { BROWSER, describeBrowser } from "../support/browser";
import { cells, opened, traces, until, type Opened } from "./opened";
import { hostile, sample } from "./sample";

const image = "&lt;img src=x onerror=alert(1)&gt;.png";

describeBrowser("report in a browser", function () {
  this.timeout(60_000);
  let own: OwnBrowser;
  let at: Opened;
  let page: Page;
  before(async () => (own = await launchBrowser(BROWSER!, { limit: 30_000 })));
  after(() => own.kill());
  beforeEach(async () => {
    at = await opened(own.browser, sample());
    page = at.page;
  });
  afterEach(async () => {
    at.expectQuiet();
    await page.context().close();
  });

  const count = (selector: string) => page.locator(selector).count();
  const text = (selector: string) => page.locator(selector).first().textContent();
  const filter = async (axis: string, value: string) => {
    const menu = page.locator("#filter details").filter({ has: page.locator(`summary span:text-is("${axis}")`) });
    await menu.locator("summary").click();
    await menu.locator("label").filter({ hasText: value }).click();
    await menu.locator("summary").click();
  };
  const errors = async () => (await cells(page, ".runs tbody")).map((line) => line[4]);

  it("tells what was asked and how far it came, names as they are", async () => {
    expect(await text("h1")).to.equal(hostile.script);
    expect(await page.title()).to.equal(hostile.script);
    expect(await text(".question")).to.equal(`Which ${hostile.image}?`);
    expect(await text(".source")).to.equal(`Source: ${hostile.ampersand}`);
    expect(await page.locator(".facts dd").allTextContents()).to.deep.equal(["4 of 6", "1", "1", "32 s"]);
    expect(await page.locator(".sheet thead th").allTextContents()).to.deep.equal(["pebbles", hostile.image]);
    expect(await page.locator(".sheet tbody th").allTextContents()).to.deep.equal(["gram", "mean", hostile.script]);
    expect(await text(".thumb.failed")).to.include(`failed: no such file ${hostile.image}`);
    expect(await text(".thumb.pending")).to.include("pending");
    expect(await count("img[src=x]")).to.equal(0);
    expect(at.read).to.deep.equal(["report.html"]);
  });

  it("draws curves over evaluations or seconds, of the total or a term, best or all", async () => {
    expect(await traces(page)).to.deep.equal({
      gram: [[1, 2, 3, 4, 1, 2, 3, 4], [8, 4, 4, 2, 80, 40, 40, 40]], // prettier-ignore
      mean: [[1, 2, 3, 4, 1, 2, 3, 4], [8, 6, 6, 5, 80, 60, 60, 50]], // prettier-ignore
    });
    await page.selectOption("#curve-color", { label: "exemplar" });
    await page.selectOption("#curve-x", { label: "seconds" });
    await page.uncheck("#curve-best");
    await page.check("#curve-relative");
    expect(await traces(page)).to.deep.equal({
      pebbles: [[2, 4, 6, 8, 2, 4, 6, 8], [1, 0.5, 1, 0.5, 1, 0.75, 1, 5 / 6]], // prettier-ignore
      [image]: [[2, 4, 6, 8, 2, 4, 6, 8], [1, 0.5, 1, 2.25, 1, 0.75, 1, 5 / 6]], // prettier-ignore
    });
    await page.uncheck("#curve-relative");
    await page.selectOption("#curve-term", { label: "gram@pool1" });
    expect((await traces(page)).pebbles![1]).to.deep.equal([2, 1, 1, 0.5, 2, 1.5, 1.5, 1.25]);
    expect(await page.locator("#curve-best").isDisabled()).to.be.true;
    expect(await page.evaluate("document.querySelector('.chart').layout.yaxis.type")).to.equal("log");
  });

  it("toggles lines by its legend, with keys too, and keeps the focus there", async () => {
    const mean = page.locator(".legend button", { hasText: "mean" });
    await mean.focus();
    await page.keyboard.press("Enter");
    await until(page, "document.querySelector('.chart').data.length === 1");
    expect(Object.keys(await traces(page))).to.deep.equal(["gram"]);
    expect(await mean.getAttribute("aria-pressed")).to.equal("false");
    await until(page, "document.activeElement.textContent.includes('mean')");
    await page.keyboard.press("Enter");
    await until(page, "document.querySelector('.chart').data.length === 2");
    await mean.click({ modifiers: ["Shift"] });
    await until(page, "document.querySelector('.chart').data.length === 1");
    expect(Object.keys(await traces(page))).to.deep.equal(["mean"]);
    await mean.click({ modifiers: ["Shift"] });
    await until(page, "document.querySelector('.chart').data.length === 2");
  });

  it("filters all its parts at once", async () => {
    await filter("loss", "mean");
    expect(await text("#shown-count")).to.equal("4 of 6 runs shown");
    expect(Object.keys(await traces(page))).to.deep.equal(["gram"]);
    expect(await count(".thumb")).to.equal(4);
    expect(await page.locator(".heat tbody th").allTextContents()).to.deep.equal(["gram", "floor", "random phase", "shuffled"]); // prettier-ignore
    expect(await count(".runs tbody tr")).to.equal(4 + 6);
    await filter("exemplar", "pebbles");
    expect(await count(".runs tbody tr")).to.equal(2 + 3);
    await filter("state", "pending");
    expect(await text("#shown-count")).to.equal("1 of 6 runs shown");
    await page.click("#show-all");
    expect(await count(".thumb")).to.equal(6);
    await page.locator("#filter details").nth(1).locator("summary").click();
    await page.getByRole("button", { name: "only loss mean" }).click();
    expect(await page.locator(".sheet tbody th").allTextContents()).to.deep.equal(["mean"]);
    await page.keyboard.press("Escape");
    expect(await count("#filter details[open]")).to.equal(0);
  });

  it("tells a metric's means by two axes beside floor and ceilings", async () => {
    expect(await cells(page, ".heat")).to.deep.equal([
      ["loss \\ exemplar", "pebbles", hostile.image],
      ["gram", "1", "2"],
      ["mean", "4", "9"],
      ["floor", "0.5", "1.5"],
      ["random phase", "6", "6"],
      ["shuffled", "10", "10"],
    ]);
    expect(await page.locator(".heat .best").allTextContents()).to.deep.equal(["1", "2"]);
    expect(await page.locator(".mark").allTextContents()).to.deep.equal(["floor 1", "random phase 6", "shuffled 10"]);
    await page.selectOption("#heat-columns", { label: "one for all" });
    expect((await cells(page, ".heat tbody")).slice(0, 2)).to.deep.equal([["gram", "1.5"], ["mean", "6.5"]]); // prettier-ignore
    await page.selectOption("#heat-rows", { label: "exemplar" });
    expect(await cells(page, ".heat")).to.deep.equal([
      ["exemplar", "all", "floor", "random phase", "shuffled"],
      ["pebbles", "2.5", "0.5", "6", "10"],
      [hostile.image, "5.5", "1.5", "6", "10"],
    ]);
    await page.selectOption("#heat-metric", { label: "copy <b>" });
    expect((await cells(page, ".heat"))[1]!.slice(0, 2)).to.deep.equal(["pebbles", "1"]);
  });

  it("sorts its table by any column, floors and ceilings among the runs", async () => {
    expect((await errors()).slice(0, 4)).to.deep.equal(["1.000", "4.000", "2.000", "9.000"]);
    const head = page.locator(".runs th", { hasText: "error" });
    await head.locator("button").click();
    const ascending = [
      "0.500",
      "1.000",
      "1.500",
      "2.000",
      "4.000",
      "6.000",
      "6.000",
      "9.000",
      "10.000",
      "10.000",
      "",
      "",
    ];
    expect(await errors()).to.deep.equal(ascending);
    expect(await head.getAttribute("aria-sort")).to.equal("ascending");
    await head.locator("button").press("Enter");
    expect((await errors()).slice(0, 3)).to.deep.equal(["10.000", "10.000", "9.000"]);
    expect(await head.getAttribute("aria-sort")).to.equal("descending");
    await page.uncheck("#table-baselines");
    expect(await errors()).to.deep.equal(["9", "4", "2", "1", "", ""]);
  });

  it("gives the table as CSV, as filtered and sorted, and links to records", async () => {
    await filter("loss", "gram");
    await filter("state", "pending");
    await filter("state", "failed");
    await page.uncheck("#table-baselines");
    await page.locator(".runs th", { hasText: "error" }).locator("button").dblclick();
    const [download] = await Promise.all([page.waitForEvent("download"), page.click("#csv")]);
    expect(download.suggestedFilename()).to.match(/^[\w.-]+\.csv$/);
    expect(readFileSync(await download.path(), "utf8").split("\r\n")).to.deep.equal([
      "key,state,exemplar,loss,error (dB),copy <b>,objective,evaluations,seconds,ended,record",
      `${"0".repeat(63)}4,finished,${hostile.image},mean,9,4,50,4,8,evaluation limit,./runs/4.json`,
      `${"0".repeat(63)}2,finished,pebbles,mean,4,,5,4,8,evaluation limit,./runs/2.json`,
      "",
    ]);
    const link = page.locator(".runs .links a", { hasText: "record" }).first();
    expect([await link.getAttribute("href"), await link.getAttribute("download")]).to.deep.equal(["./runs/4.json", ""]);
  });

  it("opens a run large by keys, goes on by arrows, and gives the focus back", async () => {
    await page.locator("button.thumb").first().focus();
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowLeft");
    const focused = () => page.evaluate<string>("document.activeElement.dataset.key ?? ''");
    expect((await focused()).at(-1)).to.equal("2");
    expect(at.read).to.deep.equal(["report.html"]);
    await page.keyboard.press("Enter");
    expect(await text("#large-title")).to.equal("exemplar pebbles · loss mean · size 32");
    await until(page, "Array.from(document.querySelectorAll('#large img')).every(({ naturalWidth }) => naturalWidth === 1)"); // prettier-ignore
    expect(at.read.slice(1).sort()).to.deep.equal(["exemplars/2.png", "runs/2.png"]);
    expect(await cells(page, "#large tbody")).to.deep.equal([["error (dB)", "4", "0.5", "6", "10"], ["copy <b>", "–", "0", "0", "0"]]); // prettier-ignore
    await page.keyboard.press("ArrowRight");
    expect(await text("#large-title")).to.equal(`exemplar ${hostile.image} · loss mean · size 32`);
    await page.keyboard.press("ArrowRight");
    expect(await text("#large pre.error")).to.equal(`no such file ${hostile.image}`);
    await page.keyboard.press("ArrowLeft");
    expect(await page.evaluate("document.querySelector('#large').contains(document.activeElement)")).to.be.true;
    await page.keyboard.press("Escape");
    expect(await page.locator("#large").isVisible()).to.be.false;
    expect((await focused()).at(-1)).to.equal("2");
  });

  it("lays the result over the exemplar, up to where its slider stands", async () => {
    await page.locator("button.thumb").first().click();
    await page.selectOption("#large-mode", { label: "with a slider" });
    await page.locator("#slider").focus();
    await page.keyboard.press("ArrowRight");
    const cut = () => page.evaluate("document.querySelector('.stack img + img').style.clipPath");
    expect(await cut()).to.equal("inset(0px 0px 0px 51%)");
    expect(await text("#large-title"), "the arrow is the slider's").to.include("pebbles · loss gram");
    const box = (await page.locator(".stack").boundingBox())!;
    await page.mouse.click(box.x + box.width / 3, box.y + 2);
    expect(await page.inputValue("#slider")).to.equal("33");
    expect(await cut()).to.equal("inset(0px 0px 0px 33%)");
  });

  it("says which picture no longer lies beside it", async () => {
    const moved = await opened(own.browser, sample());
    rmSync(join(moved.folder, "runs/1.png"));
    await moved.page.locator("button.thumb").first().click();
    const said = await moved.page.locator("#large .missing").textContent();
    expect(said).to.match(/^The result, 1\.png, does not lie beside this page any more: /);
    await until(moved.page, "document.querySelector('#large img').naturalWidth === 1");
    await moved.page.context().close();
  });

  it("stands where nothing has run, nothing varies and nothing is measured", async () => {
    const axes = { ["__proto__"]: hostile.image };
    const runs = [{ key: "a".repeat(64), axes, state: "pending" as const }];
    for (const report of [
      { ...sample(), axes: [], metrics: [], runs },
      { ...sample(), runs: [] },
    ]) {
      const bare = await opened(own.browser, report);
      expect(await bare.page.locator(".thumb").count()).to.equal(report.runs.length);
      expect(await bare.page.evaluate("document.querySelector('.chart').textContent")).to.include("No finished run");
      bare.expectQuiet();
      await bare.page.context().close();
    }
  });

  it("is light or dark as the system is, or as its switch says", async () => {
    const paper = () => page.evaluate("getComputedStyle(document.body).backgroundColor");
    const ink = () => page.evaluate("document.querySelector('.chart').layout.font.color");
    expect([await paper(), await ink()]).to.deep.equal(["rgb(255, 255, 255)", "#222"]);
    await page.emulateMedia({ colorScheme: "dark" });
    await until(page, "document.querySelector('.chart').layout.font.color === '#d8d8d8'");
    expect(await paper()).to.equal("rgb(22, 24, 27)");
    await page.selectOption("#theme", { label: "light" });
    await until(page, "document.querySelector('.chart').layout.font.color === '#222'");
    expect(await paper()).to.equal("rgb(255, 255, 255)");
  });
});
