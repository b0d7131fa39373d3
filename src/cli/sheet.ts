import { basename, extname } from "node:path";
import type { Command } from "commander";
import { demand } from "../core/demand";
import { contactSheet } from "../figures/contact-sheet";
import { writePng } from "../image/write";
import { say } from "./context";
import { openExemplar } from "./exemplar";
import { parseNames, parseNumber, parseSize } from "./values";

interface SheetFlags {
  out: string;
  columns?: number;
  cell?: { height: number; width: number };
  captions?: string[];
  title?: string;
  columnHeadings?: string[];
  rowHeadings?: string[];
}

export function addSheet(program: Command): void {
  program
    .command("sheet")
    .description(
      "Lays pictures out in a grid on white. Small ones are enlarged by whole factors, so that pixels stay sharp; large\n" +
        "ones are shrunk to the cell.",
    )
    .argument("<images...>", "image files or procedural:NAME")
    .requiredOption("--out <file>", "the sheet, a PNG")
    .option("--columns <n>", "pictures a row (default: up to 5, else about a square)", parseNumber("columns"))
    .option("--cell <WxH>", "room for each, in pixels (default: the largest picture's)", parseSize)
    .option("--captions <a,b,…>", "one a picture (default: the files' names)", parseNames)
    .option("--title <text>", "above all")
    .option("--column-headings <a,b,…>", "one a column", parseNames)
    .option("--row-headings <a,b,…>", "one a row", parseNames)
    .action(async (sources: string[], { out, captions = sources.map(nameOf), ...options }: SheetFlags) => {
      const wanted = `one caption for each of ${sources.length} pictures`;
      demand(captions.length === sources.length, "captions", wanted, captions.length);
      const images = [];
      for (const source of sources) images.push((await openExemplar(source)).image);
      const entries = images.map((image, i) => ({ image, caption: captions[i]! }));
      await writePng(await contactSheet(entries, options), out);
      say(out);
    });
}

function nameOf(source: string): string {
  return basename(source, extname(source));
}
