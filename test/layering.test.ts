import { expect } from "chai";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { order, violations } from "./support/layering";

const src = join(__dirname, "../src");
const files = readdirSync(src, { recursive: true, encoding: "utf8" })
  .map((file) => file.replaceAll("\\", "/"))
  .filter((file) => file.endsWith(".ts"));

describe("layering", () => {
  it("holds in every source file", () => {
    expect(files).to.include.members(["index.ts", "core/tensor.ts", "engine/kernels/index.ts"]);
    expect(files.flatMap((file) => violations(file, readFileSync(join(src, file), "utf8")))).to.deep.equal([]);
  });

  it("is seen through in every form of import", () => {
    const forbidden = [
      'import { run } from "../synthesis/run";',
      'import type { Run } from "../synthesis/run";',
      'import "../synthesis/run";',
      'export * from "../synthesis/run";',
      'export { run } from "../synthesis/run";',
      'const run = await import("../synthesis/run");',
      'const run = require("../synthesis/run");',
      'let run: import("../synthesis/run").Run;',
      'import run = require("../synthesis/run");',
      'import {\n  run,\n} from\n  "../synthesis/run";',
    ];
    for (const source of forbidden)
      expect(violations("losses/gram.ts", source), source).to.deep.equal(["losses/gram.ts imports synthesis/run"]);
    expect(violations("engine/kernels/Add.ts", 'import "../../cli/main";')).to.have.length(1);
    expect(violations("losses/gram.ts", 'import "..";')).to.have.length(1);
    expect(violations("losses/gram.ts", 'import "../index";')).to.have.length(1);
  });

  it("lets a folder import from itself and from those before it; index.ts from all", () => {
    const source = 'import "../core/tensor"; import "./loss"; import "../losses/loss"; import "node:fs"; import "zod";';
    expect(violations("losses/gram.ts", source)).to.deep.equal([]);
    expect(violations("index.ts", 'export * from "./cli/main";')).to.deep.equal([]);
    expect(violations("engine/kernels/Add.ts", 'import "../../core/tensor"; import "../layout";')).to.deep.equal([]);
    expect(violations("losses/gram.ts", '// import "../cli/main"\nconst text = "import \'../cli\'";')).to.deep.equal(
      [],
    );
  });

  it("keeps tfjs to core/tensor.ts and sharp to image/", () => {
    expect(violations("core/ndarray.ts", 'import "@tensorflow/tfjs";')).to.have.length(1);
    expect(violations("core/ndarray.ts", 'import type * as tf from "@tensorflow/tfjs-core";')).to.have.length(1);
    expect(violations("core/tensor.ts", 'import "@tensorflow/tfjs";')).to.deep.equal([]);
    expect(violations("cli/main.ts", 'import sharp from "sharp";')).to.have.length(1);
    expect(violations("image/read.ts", 'import sharp from "sharp";')).to.deep.equal([]);
  });

  it("leaves the environment, the clock and chance to cli/ and notebook/machine.ts", () => {
    const uses = ["process.env.HOME", "Date.now()", "new Date()", "performance.now()", "Math.random()"];
    for (const use of uses) {
      expect(violations("noise/uniform.ts", `const x = ${use};`), use).to.have.length(1);
      expect(violations("notebook/show.ts", `const x = ${use};`), use).to.have.length(1);
      for (const place of ["cli/main.ts", "notebook/machine.ts"])
        expect(violations(place, `const x = ${use};`), use).to.deep.equal([]);
    }
    expect(violations("noise/uniform.ts", "// Math.random()\nconst x = Math.round(random.uniform());")).to.deep.equal(
      [],
    );
  });

  it("knows every folder", () => {
    expect(violations("elsewhere/a.ts", "")).to.have.length(1);
    expect(violations("stray.ts", "")).to.have.length(1);
    expect(order).to.have.length(18);
  });
});
