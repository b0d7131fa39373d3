import { cpSync, mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { build } from "../../src/notebook/build";
import { describeJupyter, errorsOf, PROJECT, startKernel, streamed } from "../support/jupyter";

/** A small project with this project's reload, and an answer to be edited. */
function project(): string {
  const folder = mkdtempSync(join(tmpdir(), "reload-"));
  for (const part of ["src/notebook", "notebooks"]) mkdirSync(join(folder, part), { recursive: true });
  symlinkSync(join(PROJECT, "node_modules"), join(folder, "node_modules"));
  for (const file of ["reload.ts", "build.ts"])
    cpSync(join(PROJECT, "src/notebook", file), join(folder, "src/notebook", file));
  cpSync(join(PROJECT, "tsconfig.json"), join(folder, "tsconfig.json"));
  writeFileSync(join(folder, "src/index.ts"), 'export { reload } from "./notebook/reload";\n');
  return folder;
}

describeJupyter("notebook/reload", function () {
  this.timeout(60_000);

  it("picks up an edited source and its types; one that does not compile is refused, and nothing is forgotten", async () => {
    const folder = project();
    const answer = (text: string) => writeFileSync(join(folder, "src/answer.ts"), `export const answer = ${text};\n`);
    answer("41");
    await build(folder);
    const kernel = await startKernel(join(folder, "notebooks"));
    const cell = 'import { reload } from "../dist/index";\nimport { answer } from "../dist/answer";\nanswer';
    expect(streamed(await kernel.run(cell))).to.equal("41\n");

    answer('"forty-two"');
    expect(streamed(await kernel.run("await reload()"))).to.equal("4\n"); // index, answer, reload, build.
    expect(streamed(await kernel.run(`${cell}.toUpperCase()`))).to.equal("FORTY-TWO\n");

    answer("wrong");
    const [error] = errorsOf(await kernel.run("await reload()"));
    expect(error!.evalue).to.match(/do not compile:\nsrc\/answer\.ts\(1,23\)/);
    expect(streamed(await kernel.run("answer"))).to.equal("forty-two\n");
    await kernel.end();
  });
});
