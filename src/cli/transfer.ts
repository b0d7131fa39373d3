import type { Command } from "commander";
import { contentOptions } from "../synthesis/notation";
import { addRunOptions, openSources, runCommand, runOptions, type RunFlags } from "./run-command";
import { parseNumber } from "./values";

interface TransferFlags extends RunFlags {
  contentLayers?: string;
  contentWeight?: number;
}

export function addTransfer(program: Command): void {
  const command = program
    .command("transfer")
    .description(
      "Shows CONTENT in the style of STYLE (Gatys, Ecker & Bethge 2016): image files, or procedural:NAME[:WxH].\n" +
        "--layers and --loss are the style's; the result has the content's size. Writes as synthesize does.",
    )
    .argument("<content>", "image file or procedural:NAME: what is to be seen")
    .argument("<style>", "image file or procedural:NAME: how")
    .option("--content-layers <list>", "as relu4_2+relu3_2 (default: relu4_2; level3 of the random pyramid)")
    .option("--content-weight <x>", "beside the style's losses (default: 1)", parseNumber("content-weight"))
    .option("--out <dir>", "folder of the run (default: out/CONTENT-STYLE-KEY)");
  addRunOptions(command).action(async (content: string, exemplar: string, flags: TransferFlags) => {
    const term = contentOptions(flags.contentLayers, flags.contentWeight);
    const options = { ...runOptions(flags), ...(term ? { content: term } : {}) };
    process.exitCode = await runCommand(await openSources({ exemplar, content }, flags), options, flags);
  });
}
