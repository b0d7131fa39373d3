import { expect } from "chai";
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { readImage } from "../../src/image/read";
import { temporaryFolder } from "../image/temporary";
import { BROWSER, describeBrowser, groupIsGone, pidOf, script } from "../support/browser";
import { texture } from "./texture";

const SIZE = { height: 1080, width: 1800 };

describe("texture synthesize, curve.png", function () {
  this.timeout(60_000);
  const path = temporaryFolder();
  const plot = () => path("run/curve.png");
  const run = (flags = "") => `synthesize procedural:pebbles:32x32 --evaluations 2 --out ${path("run")} ${flags}`;

  before(() => texture(run("--quiet")));
  beforeEach(() => rmSync(plot(), { force: true }));

  it("is made for a finished run that lacks it, and listed", async () => {
    const { stdout, stderr } = await texture(run());
    expect(stdout).to.include(`plot    ${plot()}\n`);
    expect(stderr, "nobody wanted a browser").to.equal("");
    expect(await readImage(plot())).to.include(SIZE);
  });

  it("is not made again", async () => {
    writeFileSync(plot(), "mine");
    await texture(run());
    expect(readFileSync(plot(), "utf8")).to.equal("mine");
  });

  it("goes with a run that is replaced", async () => {
    const other = run().replace(path("run"), path("other"));
    await texture(`${other} --quiet`);
    expect(existsSync(path("other/curve.png"))).to.be.true;
    await texture(`${other} --seed 2 --force --quiet`, { stopAt: "rename preview.png 1 SIGKILL" });
    expect(existsSync(path("other/curve.png"))).to.be.false;
  });

  it("is drawn without a browser that does not run; a note tells, but not under --quiet", async () => {
    const chromium = script(path("broken"), "exit 1");
    const { code, stdout, stderr } = await texture(run("--json"), { chromium });
    expect(code).to.equal(0);
    expect(JSON.parse(stdout)).to.include({ kind: "synthesis", folder: path("run") });
    expect(stderr).to.equal(`${plot()}: drawn without a browser: it ended as it started (code 1)\n`);
    rmSync(plot());
    expect(await texture(run("--quiet"), { chromium })).to.include({ code: 0, stdout: "", stderr: "" });
    expect(await readImage(plot())).to.include(SIZE);
  });

  it("does not wait for a browser after Ctrl-C; the run is finished all the same", async () => {
    const chromium = script(path("slow"), "kill -INT $PPID\nsleep 1000 & wait");
    const began = performance.now();
    const { code, stderr } = await texture(run(), { chromium });
    expect(code).to.equal(0);
    expect(stderr).to.include("it was interrupted");
    expect(performance.now() - began).to.be.below(10_000);
    expect(await readImage(plot())).to.include(SIZE);
    expect(await groupIsGone(pidOf(chromium))).to.be.true;
  });

  it("takes no browser's process with it into a second Ctrl-C", async () => {
    const chromium = script(path("stubborn"), "kill -INT $PPID; kill -INT $PPID\nsleep 1000 & wait");
    const { code } = await texture(run(), { chromium });
    expect([0, 130]).to.include(code);
    expect(await groupIsGone(pidOf(chromium))).to.be.true;
  });

  describeBrowser("with a browser", () => {
    it("is drawn by it, the same where the machine has no fonts", async () => {
      await texture(run(), { chromium: "none" });
      const drawn = readFileSync(plot());
      rmSync(plot());
      const { stderr } = await texture(run(), { chromium: BROWSER! });
      expect(stderr).to.equal("");
      const byBrowser = readFileSync(plot());
      expect(byBrowser.equals(drawn)).to.be.false;
      expect(await readImage(plot())).to.include(SIZE);
      rmSync(plot());
      writeFileSync(path("fonts.conf"), "<fontconfig></fontconfig>");
      const environment = { FONTCONFIG_FILE: path("fonts.conf"), FONTCONFIG_PATH: path("") };
      expect((await texture(run(), { chromium: BROWSER!, environment })).stderr).to.equal("");
      expect(readFileSync(plot()).equals(byBrowser)).to.be.true;
    });

    it("is lost alone where all is killed meanwhile, and no browser is left", async () => {
      const chromium = script(path("killer"), `kill -KILL $PPID\nexec "${BROWSER!}" "$@"`);
      rmSync(path("run"), { recursive: true });
      const { signal } = await texture(run(), { chromium });
      expect(signal).to.equal("SIGKILL");
      expect(existsSync(plot())).to.be.false;
      for (const name of ["image.png", "record.json", "curve.html"])
        expect(existsSync(path(`run/${name}`)), name).to.be.true;
      expect(await groupIsGone(pidOf(chromium))).to.be.true;
    });
  });
});
