import { expect } from "chai";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { plainNames } from "../../../src/notebook/kernel/names";
import { tslabExecutor } from "../../../src/notebook/kernel/tslab";

describe("notebook/kernel/names", () => {
  for (const [title, code, plain] of [
    ["a property named as its variable", "f({ sizes, seed: 1 })", "f({ sizes: sizes, seed: 1 })"],
    ["one that is assigned to", "({ a, b = 1 } = o)", '({ "a": a, "b": b = 1 } = o)'],
    ["a variable named otherwise than its property", "const { a: x, b } = o", 'const { "a": x, b } = o'],
    ["one of a parameter", "([{ a: x }]) => x", '([{ "a": x }]) => x'],
    ["one within another", "const { a: { b: c } } = o", 'const { "a": { "b": c } } = o'],
    ["places that are assigned to", "[{ a: { b: x } }] = [o]", '[{ "a": { "b": x } }] = [o]'],
    ["places that a loop assigns to", "for ({ a: x } of os) ;", 'for ({ "a": x } of os) ;'],
    ["an object that is assigned, and lines", "x =\n  { a: [{ b: 1 }], c }", "x =\n  { a: [{ b: 1 }], c: c }"],
    ["what is no name of a property", "`{ a }`; { a }; a.b; /{ a }/; type T = { a: 1 }", undefined],
    ["what does not parse", "const { = ", undefined],
  ] as const)
    it(`keeps ${title}`, () => expect(plainNames(code)).to.equal(plain ?? code));

  it("lets cells use variables of earlier ones by either", async function () {
    this.timeout(30_000);
    const folder = mkdtempSync(join(tmpdir(), "names-"));
    const said: unknown[] = [];
    const say = (...words: unknown[]) => void said.push(...words);
    const executor = tslabExecutor(folder, { log: say, error: say });
    const cells = [
      "const width = 3; const box = { width, depth: { height: 4 } }; let given = 0;",
      "const { width: w, depth: { height: h } } = box; ({ width: given } = { ...box, width: 5 });",
      "[{ width, w, h, given }]",
    ];
    try {
      for (const cell of cells) expect(await executor.execute(plainNames(cell)), cell).to.equal(true);
      expect(said.at(-1)).to.deep.equal([{ width: 3, w: 3, h: 4, given: 5 }]);
    } finally {
      executor.close();
      rmSync(folder, { recursive: true });
    }
  });
});
