import { expect } from "chai";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import sharp from "sharp";
import { figureRenderer, renderFigures, type FigurePicture } from "../../src/figures/render";
import { temporaryFolder } from "../image/temporary";
import { BROWSER, describeBrowser, groupIsGone, pidOf, script } from "../support/browser";

/** A red level line at 10 in the left half, nothing in the right one; between 1 and 100. */
const figure = {
  data: [{ type: "scatter", mode: "lines", x: [0, 5, 7, 10], y: [10, 10, null, 10], line: { color: "red", width: 6 } }],
  layout: {
    margin: { l: 100, r: 100, t: 50, b: 50 },
    xaxis: { range: [0, 10], title: { text: "steps" } },
    yaxis: { range: [0, 2], type: "log" },
  },
};
const size = { height: 300, width: 400 };

/** Levels of a picture at points of the figure, two pixels a unit. */
async function colors(png: Buffer, ...points: (readonly [x: number, y: number])[]): Promise<number[][]> {
  const { data, info } = await sharp(png).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  expect([info.width, info.height]).to.deep.equal([800, 600]);
  return points.map(([x, y]) => Array.from(data.subarray((2 * y * 800 + 2 * x) * 3).subarray(0, 3)));
}

const RED = [255, 0, 0];
const WHITE = [255, 255, 255];

/** x = 100 + 20 · value, y = 250 − 100 · exponent. */
async function expectLine({ png }: FigurePicture): Promise<void> {
  const [on, end, gap, above] = await colors(png, [130, 150], [199, 150], [230, 147], [130, 158]);
  expect([on, end]).to.deep.equal([RED, RED]);
  expect(gap, "a gap").to.deep.equal(WHITE);
  expect(above, "beside the line").to.deep.equal(WHITE);
}

/** The share of pixels darker than middle gray in a part of the picture. */
async function ink(png: Buffer, left: number, top: number, width: number, height: number): Promise<number> {
  const part = { left: 2 * left, top: 2 * top, width: 2 * width, height: 2 * height };
  const { data } = await sharp(png).extract(part).grayscale().raw().toBuffer({ resolveWithObject: true });
  return data.filter((level) => level < 128).length / data.length;
}

describe("figures/render", function () {
  this.timeout(60_000);
  const path = temporaryFolder();

  async function expectDrawn(executable: string, limits: object, ...words: string[]): Promise<void> {
    const renderer = figureRenderer({ executable, ...limits });
    const picture = await renderer.render(figure, size);
    await renderer.close();
    expect(picture.by).to.equal("drawing");
    expect(picture.note).to.match(/^drawn without a browser: [^\n]+$/);
    for (const word of words) expect(picture.note).to.include(word);
    await expectLine(picture);
  }

  it("draws without a browser where none is wanted, and has nothing to say", async () => {
    const [picture, ...others] = await renderFigures([figure, figure], { executable: "none" });
    expect(others).to.have.length(1);
    expect(picture).to.have.keys("png", "by");
    expect(picture!.by).to.equal("drawing");
    expect(await sharp(picture!.png).metadata()).to.include({ width: 1800, height: 1080, format: "png" });
  });

  it("labels axes: the text areas are not blank", async () => {
    const { png } = await figureRenderer({ executable: "none" }).render(figure, size);
    expect(await ink(png, 180, 275, 40, 20), "title of x").to.be.within(0.02, 0.5);
    expect(await ink(png, 70, 140, 24, 20), "10 beside y").to.be.within(0.02, 0.5);
    expect(await ink(png, 95, 258, 10, 12), "0 below x").to.be.within(0.02, 0.5);
    expect(await ink(png, 310, 60, 80, 100), "nothing on the right").to.equal(0);
  });

  it("draws where a browser is not there", () => expectDrawn(path("absent"), {}, "absent", "no file that can be run"));

  it("draws where a folder or a text stands for a browser", async () => {
    await expectDrawn(path(""), {}, "no file that can be run");
    await expectDrawn(__filename, {}, "no file that can be run");
  });

  it("draws where none is found, and says so", async () => {
    const environment = { PATH: "/nowhere" };
    const before = process.env.PLAYWRIGHT_BROWSERS_PATH;
    process.env.PLAYWRIGHT_BROWSERS_PATH = path("none");
    const [picture] = await renderFigures([figure], { environment });
    if (before === undefined) delete process.env.PLAYWRIGHT_BROWSERS_PATH;
    else process.env.PLAYWRIGHT_BROWSERS_PATH = before;
    expect(picture).to.deep.include({ by: "drawing", note: "drawn without a browser: none was found" });
  });

  it("draws where a browser ends at once", () => expectDrawn(script(path("broken"), "exit 3"), {}));

  it("ends a browser that hangs as it starts, and its children", async () => {
    const hung = script(path("hung"), "sleep 1000 & wait");
    const began = performance.now();
    await expectDrawn(hung, { startLimit: 1000 }, "it did not start within 1 s");
    expect(performance.now() - began).to.be.below(10_000);
    expect(await groupIsGone(pidOf(hung))).to.be.true;
  });

  it("does not wait for a browser once interrupted", async () => {
    const hung = script(path("slow"), "sleep 1000 & wait");
    const interrupt = new AbortController();
    setTimeout(() => interrupt.abort(), 300);
    const began = performance.now();
    await expectDrawn(hung, { startLimit: 3000, signal: interrupt.signal }, "it was interrupted");
    expect(performance.now() - began).to.be.below(2500);
    expect(await groupIsGone(pidOf(hung))).to.be.true;
  });

  it("tells of traces that are no lines", async () => {
    const mixed = { ...figure, data: [...figure.data, { type: "heatmap", z: [[1]] }] };
    const picture = await figureRenderer({ executable: "none" }).render(mixed, size);
    expect(picture.note).to.match(/ 1 part.* left out$/);
    await expectLine(picture);
  });

  describeBrowser("with a browser", () => {
    /** The browser, with its process's id noted. */
    const noted = (name: string) => script(path(name), `exec "${BROWSER!}" "$@"`);

    it("draws the same line at the same place, with labels", async () => {
      const renderer = figureRenderer({ executable: BROWSER });
      const picture = await renderer.render(figure, size);
      await renderer.close();
      expect(picture).to.have.keys("png", "by");
      expect(picture.by).to.equal("browser");
      await expectLine(picture);
      expect(await ink(picture.png, 180, 270, 40, 28), "title of x").to.be.within(0.02, 0.5);
      expect(await ink(picture.png, 60, 138, 38, 24), "10 beside y").to.be.within(0.02, 0.5);
    });

    it("draws several figures with one browser and leaves none behind", async () => {
      const executable = noted("once");
      const blue = { ...figure, data: [{ ...figure.data[0]!, line: { color: "blue", width: 6 } }] };
      const renderer = figureRenderer({ executable });
      const first = await renderer.render(figure, size);
      const pid = pidOf(executable);
      const second = await renderer.render(blue, size);
      expect(pidOf(executable)).to.equal(pid);
      await renderer.close();
      await expectLine(first);
      expect(await colors(second.png, [130, 150])).to.deep.equal([[0, 0, 255]]);
      expect(await groupIsGone(pid)).to.be.true;
    });

    it("finds it in the environment's PATH", async () => {
      const [picture] = await renderFigures([figure], { environment: { PATH: process.env.PATH } });
      expect(picture!.by).to.equal("browser");
    });

    for (const [what, signal, limits] of [
      ["dies", "SIGKILL", {}],
      ["hangs", "SIGSTOP", { drawLimit: 3000 }],
    ] as const)
      it(`draws without it from when it ${what}`, async () => {
        const executable = noted(what);
        const renderer = figureRenderer({ executable, ...limits });
        expect((await renderer.render(figure, size)).by).to.equal("browser");
        const pid = pidOf(executable);
        process.kill(-pid, signal);
        const second = await renderer.render(figure, size);
        const third = await renderer.render(figure, size);
        await renderer.close();
        for (const picture of [second, third]) {
          expect(picture.by).to.equal("drawing");
          expect(picture.note).to.match(/^drawn without a browser: [^\n]+$/);
          await expectLine(picture);
        }
        expect(await groupIsGone(pid)).to.be.true;
      });

    it("loads nothing from outside", async () => {
      let asked = 0;
      const server = createServer((_, response) => response.end(String(asked++)));
      await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
      const { port } = server.address() as AddressInfo;
      const place = { xref: "paper", yref: "paper", x: 0, y: 1, sizex: 1, sizey: 1 };
      const images = [{ ...place, source: `http://127.0.0.1:${port}/a.png` }];
      const layout = { ...figure.layout, images };
      const [picture] = await renderFigures([{ ...figure, layout }], { executable: BROWSER });
      server.close();
      expect(picture!.by).to.equal("browser");
      expect(asked).to.equal(0);
    });
  });
});
