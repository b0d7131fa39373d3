import { expect } from "chai";
import { resolve } from "node:path";
import { cellsOf } from "../../src/experiments/cells";
import { exemplarAt, type ExemplarPlace } from "../../src/experiments/exemplar-at";
import { experimentNames, loadExperiment } from "../../src/experiments/load";
import { synthesisOptions } from "../../src/experiments/run-options";
import { sourcesOf } from "../../src/experiments/sources-of";
import { recordKey } from "../../src/synthesis/record";
import { imagesOf, infosOf } from "../../src/synthesis/run";
import { resolveSettings } from "../../src/synthesis/resolve-settings";

const folder = resolve(__dirname, "../../experiments");

const known = new Map<string, ReturnType<typeof exemplarAt>>();

/** Each exemplar is drawn once a size. */
function drawn(options: ExemplarPlace): ReturnType<typeof exemplarAt> {
  const key = JSON.stringify([options.exemplar, options.size]);
  const found = known.get(key) ?? exemplarAt(options);
  known.set(key, found);
  return found;
}

describe("experiments that are declared", () => {
  it("are runs that can be made, all of them different; few for the quick budget", async () => {
    const names = await experimentNames(folder);
    expect(names).to.include.members(["losses-and-seeds", "color-binding", "color-shading"]);
    for (const name of names) {
      const { experiment } = await loadExperiment(name, folder);
      for (const budget of ["full", "quick"] as const) {
        const settings: string[] = [];
        for (const { options } of cellsOf(experiment, name, budget)) {
          const sources = await sourcesOf(options, drawn);
          const resolved = resolveSettings(synthesisOptions(options), imagesOf(sources));
          settings.push(recordKey(resolved, infosOf(sources), null));
        }
        expect(new Set(settings).size, `${name}, ${budget}`).to.equal(settings.length);
        if (budget === "quick") expect(settings.length, name).to.be.within(1, 48);
      }
    }
  });

  it("on color take five seeds of each exemplar and statistic", async () => {
    const seeds = async (name: string) =>
      new Set(cellsOf((await loadExperiment(name, folder)).experiment, name, "full").map(({ axes }) => axes.seed)).size;
    expect([await seeds("color-binding"), await seeds("color-shading")]).to.deep.equal([5, 5]);
    const count = async (name: string) =>
      cellsOf((await loadExperiment(name, folder)).experiment, name, "full").filter(
        ({ options }) => options.features === "vgg16" || options.features === "pixels",
      ).length;
    expect(await count("color-binding")).to.equal(2 * 10 * 5);
    expect(await count("color-shading")).to.equal(2 * 9 * 5);
  });
});
