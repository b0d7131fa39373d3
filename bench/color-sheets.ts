/**
 * One captioned sheet a task of the experiment color-preserving: the exemplar, the picture whose colors are wanted, and
 * what each way made of them (the first seed). Reads results, computes none.
 *
 *   npx tsx bench/color-sheets.ts --out results/color-preserving
 */
import { join } from "node:path";
import { openExemplar } from "../src/cli/exemplar";
import { readResults } from "../src/experiments/results";
import { contactSheet, type SheetEntry } from "../src/figures/contact-sheet";
import { writePng } from "../src/image/write";
import { flags } from "./peer";

const COLUMNS = 7;
/** Wider than the pictures, for the captions. */
const CELL = { height: 96, width: 112 };

async function main(): Promise<void> {
  const results = await readResults("results/color-preserving");
  const first = results.runs.filter(({ axes }) => axes.seed === results.runs[0]!.axes.seed);
  for (const task of new Set(first.map(({ axes }) => axes.task!))) {
    const runs = first.filter(({ axes }) => axes.task === task);
    const { exemplar, content, palette } = await results.record(runs[0]!.key);
    const given = [
      { source: exemplar, caption: content ? "style" : "exemplar" },
      { source: (palette ?? content)!, caption: content ? "content" : "wanted colors" },
    ];
    const entries: SheetEntry[] = [];
    for (const { source, caption } of given) {
      const { image } = await openExemplar(`${source.source}:${source.width}x${source.height}`);
      entries.push({ image, caption });
    }
    for (const { key, axes } of runs) entries.push({ image: await results.image(key), caption: axes.way! });
    const file = `${task.replace(/[^a-z]+/g, "-")}.png`;
    await writePng(
      await contactSheet(entries, { title: `${task}, seed ${runs[0]!.axes.seed}`, columns: COLUMNS, cell: CELL }),
      join(flags.out, file),
    );
    console.log(file);
  }
}

void main();
