import { expect } from "chai";
import { spawnSync } from "node:child_process";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";

const root = join(__dirname, "..");
const readme = readFileSync(join(root, "README.md"), "utf8");
const blocks = [...readme.matchAll(/```ts\n([\s\S]*?)```/g)].map(([, code]) => code!);

/** What a block prints and writes, run as a file of its own that imports the built package. */
function run(code: string): { stdout: string; stderr: string; status: number | null } {
  const file = join(root, `readme-${process.pid}.test-block.ts`);
  const [imports, ...rest] = code.split(/\n\n/);
  writeFileSync(file, `${imports}\nasync function main() {\n${rest.join("\n\n")}\n}\nvoid main();\n`);
  try {
    const options = { strict: true, noEmit: true, skipLibCheck: true, types: ["node"], lib: ["lib.es2022.d.ts"] };
    const modules = { module: ts.ModuleKind.Node20, target: ts.ScriptTarget.ES2022, esModuleInterop: true };
    const program = ts.createProgram([file], { ...options, ...modules });
    const faults = ts
      .getPreEmitDiagnostics(program)
      .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, " "));
    expect(faults).to.deep.equal([]);
    const { stdout, stderr, status } = spawnSync(process.execPath, ["--require", "tsx/cjs", file], {
      cwd: root,
      encoding: "utf8",
    });
    return { stdout, stderr, status };
  } finally {
    rmSync(file);
  }
}

describe("README", function () {
  this.timeout(120_000);

  it("shows a loss of one's own in at most 20 lines, which is sound and runs", () => {
    const block = blocks.find((code) => code.includes("checkLoss"))!;
    expect(block.trim().split("\n").length).to.be.at.most(20);
    const { stdout, stderr, status } = run(`${block}console.log(image.width, image.data.every(Number.isFinite));\n`);
    expect({ stderr, status }).to.deep.equal({ stderr: "", status: 0 });
    expect(stdout).to.match(/^neighbors: sound\n/);
    expect(stdout).to.match(/\n64 true\n$/);
  });
});
