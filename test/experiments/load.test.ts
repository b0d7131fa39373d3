import { expect } from "chai";
import { mkdirSync, writeFileSync } from "node:fs";
import { experimentNames, loadExperiment } from "../../src/experiments/load";
import { temporaryFolder } from "../image/temporary";

const DECLARED = `import type { Experiment } from "texture-workbench";
const seeds: readonly number[] = [1, 2];
export const experiment = { question: "Why?", axes: { exemplar: ["procedural:pebbles"], seed: [...seeds] } } satisfies Experiment;`;

describe("experiments/load", () => {
  const path = temporaryFolder();
  const file = (name: string, text: string) => {
    mkdirSync(path("folder"), { recursive: true });
    writeFileSync(path(`folder/${name}`), text);
  };

  const refusal = async (name: string): Promise<string> => {
    try {
      await loadExperiment(name, path("folder"));
      return "none";
    } catch (error) {
      return String(error);
    }
  };

  it("reads one by its name or its path, types dropped", async () => {
    file("why.ts", DECLARED);
    file("about.txt", "");
    const loaded = await loadExperiment("why", path("folder"));
    expect(loaded).to.deep.equal(await loadExperiment(path("folder/why.ts"), "elsewhere"));
    expect(loaded.name).to.equal("why");
    expect(loaded.experiment.axes).to.deep.equal({ exemplar: ["procedural:pebbles"], seed: [1, 2] });
    expect(await experimentNames(path("folder"))).to.deep.equal(["why"]);
    expect(await experimentNames(path("nowhere"))).to.deep.equal([]);
  });

  it("says what is wrong with a file", async () => {
    file("imports.ts", `import { readFileSync } from "node:fs"; export const experiment = readFileSync("x");`);
    file("throws.ts", `throw new Error("on purpose");`);
    file("empty.ts", "");
    file("syntax.ts", "export const experiment = {;");
    expect(await refusal("nix")).to.match(/^UsageError: experiment: expected .* among .*why.*, got "nix"$/);
    expect(await refusal("imports")).to.include('import nothing but types, got "node:fs"');
    expect(await refusal("throws")).to.include('got "on purpose"');
    expect(await refusal("empty")).to.include('to export "experiment", got none');
    expect(await refusal("syntax")).to.match(/^UsageError: experiment syntax: expected .* to be read/);
  });
});
