import { chmodSync, mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { jupyterChecks } from "../../../src/cli/doctor/jupyter";

/** A project whose own environment has a jupyter that answers so. */
function projectWith(version: string, kernelspecs: string): string {
  const project = mkdtempSync(join(tmpdir(), "doctor-jupyter-"));
  mkdirSync(join(project, ".venv/bin"), { recursive: true });
  const jupyter = join(project, ".venv/bin/jupyter");
  writeFileSync(jupyter, `#!/bin/sh\nif [ "$1" = lab ]; then echo '${version}'; else echo '${kernelspecs}'; fi\n`);
  chmodSync(jupyter, 0o755);
  return project;
}

describe("doctor/jupyter", () => {
  it("takes the project's own environment, and looks for the kernel", async () => {
    const [lab, kernel] = await jupyterChecks(projectWith("4.6.6", '{"kernelspecs": {"tslab": {}}}'));
    expect(lab).to.deep.include({ name: "jupyter", state: "ok" });
    expect(lab!.says).to.match(/^JupyterLab 4\.6\.6 \(.*\.venv/);
    expect(kernel).to.deep.equal({ name: "jupyter kernel", state: "ok", says: "tslab" });
  });

  it("tells a kernel that is missing, or a list that is none", async () => {
    for (const list of ['{"kernelspecs": {"python3": {}}}', "no list"]) {
      const [, kernel] = await jupyterChecks(projectWith("4.6.6", list));
      expect(kernel).to.deep.include({ name: "jupyter kernel", state: "missing" });
    }
  });
});
