import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { notebooksNamed } from "../../../src/cli/notebooks";
import { typeProblems } from "../../../src/cli/notebooks/types";
import { PROJECT } from "../../support/jupyter";

function write(folder: string, name: string, ...cells: string[]): string {
  const file = join(folder, name);
  const code = cells.map((source) => ({ cell_type: "code", source: source.split(/(?<=\n)/) }));
  writeFileSync(file, JSON.stringify({ cells: [{ cell_type: "markdown", source: "# No code" }, ...code] }));
  return file;
}

describe("cli/notebooks", function () {
  this.timeout(60_000);
  let folder = "";
  before(() => {
    mkdirSync(join(PROJECT, "out"), { recursive: true });
    folder = mkdtempSync(join(PROJECT, "out", "notebooks-"));
  });
  after(() => rmSync(folder, { recursive: true }));

  it("accepts what cells may do: await, declare anew, import twice, leave unused", () => {
    const names = 'import { exemplars, type Image } from "texture-workbench";';
    const file = write(folder, "good.ipynb", `${names}\nlet a = 1;`, `${names}\nlet a = "x";\nawait Promise.resolve(a.length);`, "function f(image: Image) { return image.height + a.length }\nf(exemplars.bricks.draw({ height: 4, width: 4, seed: 1 }))"); // prettier-ignore
    expect(typeProblems([file], PROJECT)).to.deep.equal([]);
  });

  it("tells what is wrong, strictly, by cell and line", () => {
    const file = write(folder, "bad.ipynb", 'import { nothing } from "texture-workbench";', "const list: number[] = [1];\nlist[0].toFixed();\nlist.at(0).toFixed();\nmissing;"); // prettier-ignore
    const problems = typeProblems([file], PROJECT).map((line) => line.replace(/^.*bad\.ipynb, /, ""));
    expect(problems[0]).to.match(/^cell 1, line 1: .*no exported member/);
    expect(problems.slice(1)).to.deep.equal([
      "cell 2, line 3: Object is possibly 'undefined'.",
      "cell 2, line 4: Cannot find name 'missing'.",
    ]);
  });

  it("finds notebooks by the beginning of their names", () => {
    write(folder, "00-first.ipynb");
    write(folder, "01-next.ipynb");
    const named = (...names: string[]) => notebooksNamed(names, folder).map((file) => file.slice(folder.length + 1));
    expect(named("01")).to.deep.equal(["01-next.ipynb"]);
    expect(named("notebooks/00-first.ipynb", "0")).to.deep.equal(["00-first.ipynb", "01-next.ipynb"]);
    expect(named()).to.include.members(["00-first.ipynb", "01-next.ipynb"]);
    expect(() => named("02")).to.throw(/expected one of .*00-first\.ipynb.*, got "02"/);
  });
});
