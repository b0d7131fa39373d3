import { chmodSync, mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expect } from "chai";
import { findJupyter, older } from "../../../src/cli/jupyter/find";

function script(file: string, text: string): string {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  chmodSync(file, 0o755);
  return file;
}

function pythonWith(file: string, lab: string | null): string {
  return script(file, `#!/bin/sh\necho '${JSON.stringify({ jupyterlab: lab, nbclient: "0.11.0" })}'\n`);
}

describe("cli/jupyter/find", () => {
  it("takes the project's own before the path's", async () => {
    const folder = mkdtempSync(join(tmpdir(), "find-"));
    const own = pythonWith(join(folder, ".venv/bin/python"), "4.6.6");
    pythonWith(join(folder, "bin/python3"), "4.5.0");
    expect(await findJupyter(folder, join(folder, "bin"))).to.deep.equal({
      found: { python: own, version: "4.6.6" },
      refused: [],
    });
  });

  it("takes the Python of the path's jupyter, in both forms of its first lines, and through a link", async () => {
    const folder = mkdtempSync(join(tmpdir(), "find-"));
    const python = pythonWith(join(folder, "tools/python3"), "4.0.13");
    for (const head of [`#!${python}`, `#!/bin/sh\n'''exec' "${python}" "$0" "$@"`]) {
      const bin = mkdtempSync(join(folder, "bin-"));
      symlinkSync(script(`${bin}-jupyter`, `${head}\nimport sys\n`), join(bin, "jupyter"));
      expect((await findJupyter(folder, bin)).found).to.deep.equal({ python, version: "4.0.13" });
    }
  });

  it("goes past what does not do, and says why", async () => {
    const folder = mkdtempSync(join(tmpdir(), "find-"));
    script(join(folder, ".venv/bin/python"), "#!/nowhere\n");
    pythonWith(join(folder, "bin/python3"), "3.6.8");
    const { found, refused } = await findJupyter(folder, join(folder, "bin"));
    expect(found).to.equal(undefined);
    expect(refused.join("; ")).to.match(/\.venv\/bin\/python does not run; .*python3 has JupyterLab 3\.6\.8$/);
  });

  it("orders versions by their numbers", () => {
    for (const [one, other, before] of [
      ["4.9.0", "4.10.0", true],
      ["4.10.0", "4.9.0", false],
      ["4.0.0", "4.0.0", false],
      ["4", "4.0.1", true],
      ["5.0.0rc1", "4.9.9", false],
    ] as const)
      expect(older(one, other), `${one} ${other}`).to.equal(before);
  });
});
