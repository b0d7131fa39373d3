import { expect } from "chai";
import { browserState, howTo } from "../../../src/figures/browser/state";
import { temporaryFolder } from "../../image/temporary";
import { BROWSER, describeBrowser, groupIsGone, pidOf, script } from "../../support/browser";

describe("figures/browser/state", function () {
  this.timeout(60_000);
  const path = temporaryFolder();

  it("says why there is none, and how to get one", async () => {
    const state = await browserState({ executable: path("absent") });
    expect(state).to.deep.include({ ready: false, howToGet: howTo(process.platform) });
    expect(state.reason).to.include("absent");
    for (const platform of ["linux", "darwin", "win32"] as const) expect(howTo(platform)).to.match(/install/);
  });

  it("starts it where asked to: one that is there may not run", async () => {
    const executable = script(path("broken"), "exit 1");
    expect(await browserState({ executable })).to.include({ ready: true, path: executable });
    const state = await browserState({ executable, launch: true });
    expect(state).to.include({ ready: false, path: executable, reason: "it ended as it started (code 1)" });
  });

  it("does not wait for one that hangs", async () => {
    const executable = script(path("hung"), "sleep 1000 & wait");
    const state = await browserState({ executable, launch: true, limit: 500 });
    expect(state).to.include({ ready: false, reason: "it did not start within 0.5 s" });
    expect(await groupIsGone(pidOf(executable))).to.be.true;
  });

  describeBrowser("with a browser", () => {
    it("tells its version", async () => {
      const state = await browserState({ executable: BROWSER, launch: true });
      expect(state).to.include({ ready: true, path: BROWSER });
      expect(state.version).to.match(/^\d+(\.\d+)+$/);
      expect(state).not.to.have.property("reason");
    });
  });
});
