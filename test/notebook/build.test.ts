import { mkdirSync, mkdtempSync, readFileSync, symlinkSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { build, buildIsStale } from "../../src/notebook/build";
import { PROJECT } from "../support/jupyter";

function project(source: string): string {
  const folder = mkdtempSync(join(tmpdir(), "build-"));
  for (const part of ["src/inner", "dist"]) mkdirSync(join(folder, part), { recursive: true });
  symlinkSync(join(PROJECT, "node_modules"), join(folder, "node_modules"));
  const options = {
    target: "ES2022",
    module: "node20",
    rootDir: "src",
    outDir: "dist",
    types: [],
  };
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions: options, include: ["src"] }));
  writeFileSync(join(folder, "src/index.ts"), source);
  writeFileSync(join(folder, "src/inner/deep.ts"), "export const deep = 1;\n");
  return folder;
}

describe("notebook/build", function () {
  this.timeout(30_000);

  it("is stale where it is missing, or a source in any folder or the settings are newer", () => {
    const folder = project("");
    expect(buildIsStale(folder)).to.equal(true);
    writeFileSync(join(folder, "dist/index.js"), "");
    const old = ["src/index.ts", "src/inner/deep.ts", "src/inner", "src", "tsconfig.json"];
    const age = (names: string[], time: number) => names.forEach((name) => utimesSync(join(folder, name), time, time));
    age(old, 100);
    age(["dist/index.js"], 200);
    expect(buildIsStale(folder)).to.equal(false);
    for (const name of ["src/inner/deep.ts", "tsconfig.json"]) {
      age([name], 300);
      expect(buildIsStale(folder), name).to.equal(true);
      age([name], 100);
    }
  });

  it("needs none where there are no sources", () => {
    expect(buildIsStale(mkdtempSync(join(tmpdir(), "build-")))).to.equal(false);
  });

  it("compiles, and says what does not", async () => {
    const folder = project("export const answer: number = 42;\n");
    await build(folder);
    expect(readFileSync(join(folder, "dist/index.js"), "utf8")).to.match(/answer = 42/);
    writeFileSync(join(folder, "src/index.ts"), "export const answer: number = '42';\n");
    const error = await build(folder).then(
      () => undefined,
      (thrown: unknown) => thrown as Error,
    );
    expect(readFileSync(join(folder, "dist/index.js"), "utf8")).to.match(/answer = 42/);
    expect(error!.message).to.match(/do not compile:\nsrc\/index\.ts\(1,14\): error TS2322/);
  });
});
