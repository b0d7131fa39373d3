import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A folder of the running suite's own, removed after it. Call inside `describe`; the result names a file in it. */
export function temporaryFolder(): (name: string) => string {
  let folder = "";
  before(() => {
    folder = mkdtempSync(join(tmpdir(), "texture-test-"));
  });
  after(() => rmSync(folder, { recursive: true, force: true }));
  return (name) => join(folder, name);
}
