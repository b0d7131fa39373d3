import { expect } from "chai";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as later } from "node:timers/promises";
import { describeJupyter, startKernel, streamed, type Kernel } from "../../support/jupyter";

/** Until the system has told that a file is new or changed, in ms. */
const TOLD = 1000;

describeJupyter("notebook/kernel/lookups", function () {
  this.timeout(60_000);
  const root = mkdtempSync(join(tmpdir(), "lookups-"));
  const folder = join(root, "project", "notebooks");
  let kernel: Kernel;
  before(async () => {
    mkdirSync(folder, { recursive: true });
    kernel = await startKernel(folder);
  });
  after(async () => {
    await kernel.end();
    rmSync(root, { recursive: true });
  });

  it("lets a cell import a file that was not there at first, then an edited one", async () => {
    const cell = 'import { size } from "./helper";\nsize';
    expect((await kernel.run(cell)).status).to.equal("error");
    for (const size of ["1", "2"]) {
      writeFileSync(join(folder, "helper.ts"), `export const size = ${size};\n`);
      await later(TOLD);
      const result = await kernel.run(cell);
      expect([result.status, streamed(result)], JSON.stringify(result.outputs)).to.deep.equal(["ok", `${size}\n`]);
    }
  });
});
