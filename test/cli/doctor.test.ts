import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import type { Check } from "../../src/cli/doctor/check";
import { texture, type RunOptions } from "./texture";

async function checks(options: RunOptions): Promise<{ code: number | null; of: (name: string) => Check | undefined }> {
  const { code, stdout, stderr } = await texture("doctor --json", options);
  expect(stderr).to.equal("");
  const { checks: found } = JSON.parse(stdout) as { checks: Check[] };
  return { code, of: (name) => found.find((check) => check.name === name) };
}

describe("texture doctor", function () {
  this.timeout(60_000);
  const folder = mkdtempSync(join(tmpdir(), "doctor-"));

  it("tries what is there and names a command for what is not", async () => {
    // With no path there is no jupyter, with no folder no weights.
    const { code, of } = await checks({ cwd: folder, path: folder, home: join(folder, "home") });
    expect(code).to.equal(0);
    expect(of("node")).to.deep.include({ state: "ok", says: process.versions.node });
    for (const engine of ["compiled", "cpu", "wasm"]) expect(of(`engine ${engine}`)!.state, engine).to.equal("ok");
    expect(of("weights vgg16")).to.deep.include({ state: "missing", mend: "npx texture weights fetch vgg16" });
    expect(of("weights folder")!.state).to.equal("ok");
    expect(of("browser")!.state).to.equal("missing");
    expect(of("jupyter")!.state).to.equal("missing");
  });

  it("tells weights that are damaged and a folder that is none", async () => {
    writeFileSync(join(folder, "vgg16.safetensors"), "no weights");
    const home = join(folder, "file");
    writeFileSync(home, "");
    const { of } = await checks({ cwd: folder, path: folder, weightsFolder: folder, home });
    expect(of("weights vgg16")).to.deep.include({ state: "broken", mend: "npx texture weights fetch vgg16 --force" });
    expect(of("weights folder")!.state).to.equal("broken");
  });

  it("prints a line for each, and the command below it", async () => {
    const { stdout } = await texture("doctor", { cwd: folder, path: folder });
    expect(stdout).to.match(/^ok {7}node {19}/m);
    expect(stdout).to.match(/^missing {2}weights vgg16 .*\n +→ npx texture weights fetch vgg16$/m);
  });
});
