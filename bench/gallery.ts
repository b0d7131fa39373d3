/**
 * README's pictures: each procedural exemplar beside what random filters and VGG-16 make of it, with the records.
 * `npx tsx bench/gallery.ts --out results/first-textures` (VGG-16 from ../shared/weights).
 */
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { compiledEngine } from "../src/engine/compiled";
import { contactSheet, type SheetEntry } from "../src/figures/contact-sheet";
import { readImage } from "../src/image/read";
import { writePng } from "../src/image/write";
import { runSynthesis } from "../src/synthesis/run";
import { runFolder } from "../src/synthesis/run-folder";
import { resolveSettings } from "../src/synthesis/resolve-settings";
import { openExemplar } from "../src/cli/exemplar";
import { versions } from "../src/core/versions";
import { flags } from "./peer";
import { weights } from "./setup";

const SIZE = 192;
const captions = { "random-pyramid": "random filters", vgg16: "VGG-16" };

async function main(): Promise<void> {
  const engine = compiledEngine({ threads: Number(flags.threads) });
  for (const name of ["pebbles", "cloth", "bricks"]) {
    const exemplar = await openExemplar(`procedural:${name}:${SIZE}x${SIZE}`);
    const made: SheetEntry[] = [{ image: exemplar.image, caption: "exemplar" }];
    for (const [features, caption] of Object.entries(captions)) {
      const folder = runFolder(join(flags.out, name, features));
      const context = { engine, weights: weights(), versions: versions(), clock: () => performance.now() };
      const settings = resolveSettings({ features }, exemplar.image);
      const outcome = await runSynthesis({ exemplar }, settings, folder, context);
      if (outcome.kind === "interrupted") return;
      console.log(name, features, outcome.record.objective.toExponential(3), `${outcome.record.seconds.toFixed(1)} s`);
      made.push({ image: await readImage(folder.image), caption });
    }
    mkdirSync(flags.out, { recursive: true });
    await writePng(await contactSheet(made), join(flags.out, `${name}.png`));
  }
}

void main();
