import { expect } from "chai";
import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { browserArguments, startProcess } from "../../../src/figures/browser/process";
import { withinTime } from "../../../src/figures/browser/within-time";
import { temporaryFolder } from "../../image/temporary";
import { BROWSER, describeBrowser, groupIsGone, pidOf, script } from "../../support/browser";

const profiles = () => readdirSync(tmpdir()).filter((name) => name.startsWith("texture-browser-"));

async function refusal(path: string): Promise<string> {
  const { endpoint, kill } = await startProcess(path);
  const said = await endpoint.catch((error: unknown) => (error as Error).message);
  await kill();
  return said;
}

describe("figures/browser/process", () => {
  const path = temporaryFolder();

  it("leaves the sandbox on for all but root", () => {
    expect(browserArguments("/p", 0)).to.include.members(["--no-sandbox", "--user-data-dir=/p"]);
    for (const user of [1000, undefined]) expect(browserArguments("/p", user)).not.to.include("--no-sandbox");
  });

  it("finds the endpoint, though it comes in pieces, and ends the process with its children", async () => {
    const lines = "printf 'a warning\\nDevTools liste' >&2; sleep 0.2\nprintf 'ning on ws://127.0.0.1:9/x\\n' >&2";
    const talker = script(path("talker"), `${lines}\nsleep 1000 & wait`);
    const { endpoint, kill } = await startProcess(talker);
    expect(await endpoint).to.equal("ws://127.0.0.1:9/x");
    await kill();
    await kill(); // Harmless.
    expect(await groupIsGone(pidOf(talker))).to.be.true;
  });

  it("finds the endpoint before a flood of complaints", async () => {
    const flood = "printf 'DevTools listening on ws://127.0.0.1:9/x\\n%09999d' 0 >&2";
    const { endpoint, kill } = await startProcess(script(path("flood"), `${flood}\nsleep 1000 & wait`));
    const found = await withinTime(endpoint, 5000, "start").finally(kill);
    expect(found).to.equal("ws://127.0.0.1:9/x");
  });

  it("tells how it ended, and leaves no profile", async () => {
    const before = profiles();
    expect(await refusal(script(path("code"), "exit 3"))).to.equal("it ended as it started (code 3)");
    expect(await refusal(script(path("signal"), "kill -9 $$"))).to.equal("it ended as it started (SIGKILL)");
    expect(await refusal(path("absent"))).to.match(/^it did not start \(spawn .*ENOENT\)$/);
    expect(profiles()).to.deep.equal(before);
  });

  describeBrowser("with a browser", () => {
    it("ends with us, even where we are killed while it waits", async () => {
      const browser = script(path("browser"), `exec "${BROWSER!}" "$@"`);
      const module = require.resolve("../../../src/figures/browser/process");
      const code = `require(${JSON.stringify(module)}).startProcess(${JSON.stringify(browser)})
        .then(({ endpoint }) => endpoint).then(() => setTimeout(() => process.kill(process.pid, "SIGKILL"), 1000))`;
      const { signal } = spawnSync(process.execPath, ["--require", "tsx/cjs", "-e", code]);
      expect(signal).to.equal("SIGKILL");
      expect(await groupIsGone(pidOf(browser))).to.be.true;
    });
  });
});
