import { join } from "node:path";
import type { Command } from "commander";
import { exemplars } from "../exemplars";
import { writePng } from "../image/write";
import { makeFolder } from "../core/make-folder";
import { say } from "./context";
import { drawExemplar } from "../exemplars/draw";
import { parseNumber, parseSize } from "./values";

interface ExemplarsFlags {
  out?: string;
  size: { height: number; width: number };
  seed: number;
  json?: boolean;
}

export function addExemplars(program: Command): void {
  program
    .command("exemplars")
    .description("Lists the procedural exemplars; with --out, draws them as PNG files.")
    .argument("[names...]", "which (default: all)")
    .option("--out <dir>", "folder to draw them in")
    .option("--size <WxH>", "in pixels", parseSize, { height: 256, width: 256 })
    .option("--seed <n>", "of the drawing", parseNumber("seed"), 1)
    .option("--json", "print a list of name, description and file")
    .action(async (names: string[], { out, size, seed, json }: ExemplarsFlags) => {
      const chosen = names.length > 0 ? names : Object.keys(exemplars);
      const images = chosen.map((name) => ({ name, image: drawExemplar(name, size, seed) }));
      if (out !== undefined) await makeFolder(out);
      const rows = [];
      for (const { name, image } of images) {
        const file = out === undefined ? undefined : join(out, `${name}.png`);
        if (file !== undefined) await writePng(image, file);
        rows.push({ name, description: exemplars[name as keyof typeof exemplars].description, file });
      }
      const longest = Math.max(...rows.map(({ name }) => name.length));
      if (json) say(JSON.stringify(rows));
      else
        for (const { name, description, file } of rows)
          say(`procedural:${name.padEnd(longest)} ${description}${file === undefined ? "" : `  ${file}`}`);
    });
}
