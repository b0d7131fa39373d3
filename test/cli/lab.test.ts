import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync } from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { setTimeout as later } from "node:timers/promises";
import { expect } from "chai";
import { script } from "../support/browser";
import { describeJupyter, JUPYTER, PROJECT } from "../support/jupyter";

describeJupyter("texture lab", function () {
  this.timeout(120_000);

  it("opens and serves the first notebook at a free port, to who has the token, and ends at Ctrl-C; the home stays empty", async () => {
    const taken = createServer().listen(0, "127.0.0.1");
    await new Promise((ready) => taken.once("listening", ready));
    const { port } = taken.address() as AddressInfo;
    const home = mkdtempSync(join(tmpdir(), "lab-home-"));
    const path = [dirname(JUPYTER!), process.env.PATH].join(delimiter);
    const opened = join(mkdtempSync(join(tmpdir(), "lab-opened-")), "address");
    const browser = script(
      join(dirname(opened), "browser"),
      `echo "$1" > "${opened}.part" && mv "${opened}.part" "${opened}"`,
    );
    const env = { HOME: home, PATH: path, DISPLAY: ":0", BROWSER: `${browser} %s` };
    const args = [join(PROJECT, "dist/cli/main.js"), "lab", "--port", String(port)];
    const lab = spawn(process.execPath, args, { env, stdio: ["ignore", "pipe", "ignore"] });
    const ended = new Promise((end) => lab.on("exit", end));
    try {
      const address = await addressIn(lab.stdout);
      expect(address.pathname).to.equal("/lab/tree/notebooks/00-quickstart.ipynb");
      expect(address.port).not.to.equal(String(port));
      while (!existsSync(opened)) await later(50);
      expect(readFileSync(opened, "utf8").trim(), "opened in the browser").to.equal(address.href);
      const status = async (place: string, token = "") =>
        (await fetch(new URL(`${place}${token}`, address), { redirect: "manual" })).status;
      const { search } = address;
      expect(await status("/api/kernelspecs/tslab", search)).to.equal(200);
      expect(await status("/api/kernelspecs/tslab")).to.equal(403);
      expect(await status("/files/node_modules/tslab/package.json", search)).to.equal(200);
    } finally {
      lab.kill("SIGINT");
      taken.close();
    }
    expect(await ended).to.equal(0);
    expect(readdirSync(home)).to.deep.equal([]);
  });
});

async function addressIn(stdout: NodeJS.ReadableStream): Promise<URL> {
  let text = "";
  for await (const chunk of stdout) {
    text += String(chunk);
    const [address] = /http:\S+(?=\n)/.exec(text) ?? [];
    if (address !== undefined) return new URL(address);
  }
  throw new Error(`tests: lab told no address: ${text}`);
}
