import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { describeJupyter, JUPYTER, jupyterTestEnvironment, PROJECT } from "../support/jupyter";

interface Saved {
  cells: { outputs: { output_type: string; text?: string[]; evalue?: string }[]; metadata: object }[];
}

/** Runs a notebook of these cells. */
function run(cells: string[], timeout = 30): { status: number | null; lines: string[]; saved: Saved } {
  const folder = mkdtempSync(join(tmpdir(), "run-"));
  const file = join(folder, "trial.ipynb");
  const code = cells.map((source, index) => ({
    ...{ cell_type: "code", id: `cell-${index}`, metadata: {}, execution_count: null, outputs: [] },
    source,
  }));
  writeFileSync(file, JSON.stringify({ cells: code, metadata: {}, nbformat: 4, nbformat_minor: 5 }));
  const runner = join(PROJECT, "notebooks/jupyter/run.py");
  const args = [runner, "--project", folder, "--timeout", String(timeout), file];
  const { status, stdout } = spawnSync(JUPYTER!, args, { encoding: "utf8", env: jupyterTestEnvironment() });
  return { status, lines: stdout.trim().split("\n"), saved: JSON.parse(readFileSync(file, "utf8")) as Saved };
}

describeJupyter("notebooks/jupyter/run.py", function () {
  this.timeout(90_000);

  it("saves what ran, without the folder's name and times", () => {
    const { status, lines, saved } = run([
      "console.log(process.cwd() + '/x')",
      'import { display } from "tslab";\ndisplay.text("y")',
    ]);
    expect(status).to.equal(0);
    expect(lines).to.have.length(1);
    expect(lines[0]).to.match(/^ok +trial\.ipynb +[\d.]+ s$/);
    expect(saved.cells[0]!.outputs[0]!.text).to.deep.equal(["x\n"]);
    expect(saved.cells.map(({ metadata }) => metadata)).to.deep.equal([{}, {}]);
  });

  for (const [title, cells, says] of [
    ["a thrown error", ["0", 'throw new Error("no")', "1"], "cell 2: Error: no"],
    [
      "a type error",
      ["const a: string = 1"],
      "cell 1: TypeScriptError: 1:7 - Type 'number' is not assignable to type 'string'.",
    ],
    ["a kernel that dies", ["process.exit(3)"], "cell 1: KernelDied: A cell ended the kernel's process (exit code 3)."],
    [
      "a cell that shows nothing",
      ["function show(x: number) { return x }\nshow(\n  1,\n);\n// So it is."],
      "cell 1: ends in show or display, and nothing is shown",
    ],
    [
      "an error after the last cell",
      ['setTimeout(() => { throw new Error("late") }, 1); 0'],
      "after the last cell: Error: late",
    ],
    ["a time-out", ["await new Promise(() => undefined)"], "cell 1: not done within 2 s"],
  ] as const)
    it(`fails on ${title}, and saves what ran`, () => {
      const { status, lines, saved } = run([...cells], title === "a time-out" ? 2 : 30);
      expect(status).to.equal(1);
      expect(lines[0]).to.match(/^failed +trial/);
      expect(lines[1]!.trim().slice(0, says.length)).to.equal(says);
      if (title === "a thrown error") expect(saved.cells[1]!.outputs[0]!.evalue).to.equal("no");
    });
});
