import { chmodSync, mkdirSync, mkdtempSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expect } from "chai";
import { jupyterChecks } from "../../../src/cli/doctor/jupyter";

/** A Python that says it has that JupyterLab, and prints `kernel` where it is to try the kernel. */
function pythonWith(lab: string | null, kernel: string): string {
  const versions = JSON.stringify({ jupyterlab: lab, nbclient: "0.11.0" });
  return `#!/bin/sh\nif [ "$1" = -c ]; then echo '${versions}'; else ${kernel}; fi\n`;
}

function write(project: string, name: string, text: string): string {
  const file = join(project, name);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  return file;
}

function projectWith(python: string | undefined, ...files: string[]): string {
  const project = mkdtempSync(join(tmpdir(), "doctor-jupyter-"));
  if (python !== undefined) chmodSync(write(project, ".venv/bin/python", python), 0o755);
  for (const file of files) write(project, file, '{ "version": "1.0.22" }');
  return project;
}

const whole = ["notebooks/jupyter/kernels/tslab/kernel.json", "node_modules/tslab/package.json", "dist/index.js"];

describe("doctor/jupyter", () => {
  it("takes the project's own environment, and tries the kernel in it", async () => {
    const checks = await jupyterChecks(projectWith(pythonWith("4.6.6", "echo 42"), ...whole), "");
    expect(checks.map(({ name, state }) => [name, state])).to.deep.equal([
      ["jupyter", "ok"],
      ["tslab", "ok"],
      ["compiled package", "ok"],
      ["jupyter kernel", "ok"],
    ]);
    expect(checks[0]!.says).to.match(/^JupyterLab 4\.6\.6 \(.*\.venv/);
    expect(checks[1]!.says).to.equal("1.0.22");
  });

  it("tells why a kernel does not answer", async () => {
    const died = "echo noise >&2; echo 'The kernel ended.' >&2; exit 1";
    for (const [kernel, says] of [
      [died, "The kernel ended."],
      ["echo 41", 'answers "41" to 6 * 7'],
    ]) {
      const checks = await jupyterChecks(projectWith(pythonWith("4.6.6", kernel!), ...whole), "");
      expect(checks.at(-1)).to.deep.equal({ name: "jupyter kernel", state: "broken", says, mend: "npm ci" });
    }
  });

  it("names what is missing, and does not try a kernel that cannot start", async () => {
    const project = projectWith(pythonWith("4.6.6", "exit 1"), whole[0]!);
    const checks = await jupyterChecks(project, "");
    expect(checks.slice(1).map(({ name, state, mend }) => [name, state, mend])).to.deep.equal([
      ["tslab", "missing", "npm ci"],
      ["compiled package", "missing", "npm run build"],
    ]);
  });

  it("tells a compiled package that is older than a source", async () => {
    const project = projectWith(undefined, ...whole, "src/index.ts", "tsconfig.json");
    utimesSync(join(project, "dist/index.js"), 1, 1);
    const check = (await jupyterChecks(project, "")).find(({ name }) => name === "compiled package");
    expect(check).to.deep.include({ state: "limited", mend: "npm run build" });
  });

  it("refuses a JupyterLab that is too old, none, and a Python that does not run", async () => {
    for (const [python, says] of [
      [pythonWith("3.6.8", ":"), /python has JupyterLab 3\.6\.8/],
      [pythonWith(null, ":"), /python has no JupyterLab/],
      ["#!/nowhere/python\n", /python does not run/],
    ] as const) {
      const [check] = await jupyterChecks(projectWith(python), "");
      expect(check).to.deep.include({ name: "jupyter", state: "missing", mend: "npm run lab" });
      expect(check!.says).to.match(says);
    }
  });

  it("leaves notebooks alone outside a checkout", async () => {
    expect(await jupyterChecks(projectWith(undefined), "")).to.have.length(1);
  });
});
